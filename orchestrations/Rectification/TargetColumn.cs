using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Rectification;

/// <summary>What a column of a list can tell.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TargetField>))]
public enum TargetField
{
    [JsonStringEnumMemberName("name")]
    Name,

    [JsonStringEnumMemberName("kind")]
    Kind,

    [JsonStringEnumMemberName("address")]
    Address,

    [JsonStringEnumMemberName("section")]
    Section,

    [JsonStringEnumMemberName("grid")]
    Grid,

    [JsonStringEnumMemberName("registration")]
    Registration,

    [JsonStringEnumMemberName("unit")]
    Unit,

    [JsonStringEnumMemberName("account")]
    Account,
}

/// <param name="Headers">The first one that is filled counts.</param>
public sealed record TargetColumn(TargetField Field, IReadOnlyList<string> Headers);
