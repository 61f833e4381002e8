using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Dispatch;

/// <summary>A unit that cases can be assigned to (承办单位).</summary>
public sealed record Unit
{
    /// <summary>Short latin name, the <c>unit</c> of tokens, commands and filters.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>Staff id of the unit's leader, told first when something is overdue.</summary>
    public required string Leader { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<UnitKind>))]
public enum UnitKind
{
    [JsonStringEnumMemberName("center")]
    Center,

    [JsonStringEnumMemberName("department")]
    Department,

    [JsonStringEnumMemberName("police")]
    Police,

    [JsonStringEnumMemberName("propertyCompany")]
    PropertyCompany,
}
