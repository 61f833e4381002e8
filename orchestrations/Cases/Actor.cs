using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Cases;

/// <summary>What a person may do; the names are those of the token's <c>roles</c> claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    [JsonStringEnumMemberName("reporter")]
    Reporter,

    [JsonStringEnumMemberName("dispatcher")]
    Dispatcher,

    [JsonStringEnumMemberName("handler")]
    Handler,

    [JsonStringEnumMemberName("verifier")]
    Verifier,

    [JsonStringEnumMemberName("supervisor")]
    Supervisor,

    [JsonStringEnumMemberName("admin")]
    Admin,
}

/// <summary>Who acts: the <c>sub</c>, <c>roles</c> and <c>unit</c> of a token, or the system itself.</summary>
public sealed record Actor(string Id, IReadOnlyList<Role> Roles, string? Unit = null)
{
    /// <summary>The orchestration, acting at a deadline; no token can carry this id, since it is no valid <c>sub</c> here.</summary>
    public static Actor System { get; } = new("@system", []);

    /// <summary>A door without people, such as the queue of hand-held devices; it files reports and does nothing else.</summary>
    public static Actor Integration(string name) => new($"@{name}", [Role.Reporter]);

    public bool IsSystem => Id == System.Id;

    /// <summary>The system or an integration: nobody with a token.</summary>
    public bool IsDoor => Id.StartsWith('@');

    public bool Is(Role role) => Roles.Contains(role);
}
