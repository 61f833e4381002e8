using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Dispatch;

/// <summary>A person who works with cases; the id is the <c>sub</c> of their token.</summary>
public sealed record StaffMember
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    /// <summary>Any of reporter, dispatcher, handler, verifier, supervisor, admin.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    public string? WeComId { get; init; }

    /// <summary>An office of the town that is told of escalations; one person holds it.</summary>
    public StaffOffice? Office { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<StaffOffice>))]
public enum StaffOffice
{
    /// <summary>The deputy head of the town in charge (分管副镇长).</summary>
    [JsonStringEnumMemberName("deputyHead")]
    DeputyHead,
}
