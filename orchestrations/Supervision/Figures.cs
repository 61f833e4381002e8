using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Supervision;

/// <summary>One item of the hotline scorecard.</summary>
/// <param name="Rate">0 to 1; <c>null</c> when there is no case to divide by.</param>
/// <param name="Points">Rate times <paramref name="MostPoints"/>.</param>
/// <param name="Cases">Those that earned it.</param>
/// <param name="OutOf">Those that it is divided by.</param>
public sealed record ScoreItem(
    string Item, double? Rate, double? Points, double MostPoints, IReadOnlyList<string> Cases, IReadOnlyList<string> OutOf);

/// <summary>The hotline scorecard of a group.</summary>
/// <param name="Total">Sum of the points that could be given; <c>null</c> when none could.</param>
/// <param name="MostPoints">What those items give at most.</param>
/// <param name="Percent"><paramref name="Total"/> of <paramref name="MostPoints"/>, 0 to 100.</param>
public sealed record HotlineScore(double? Total, double MostPoints, double? Percent, IReadOnlyList<ScoreItem> Items);

/// <summary>One indicator of grid management: a count, a rate from 0 to 1, or a mean of hours.</summary>
/// <param name="Cases">Those that were counted.</param>
/// <param name="OutOf">Of a rate: those that it is divided by; <c>null</c> for other kinds.</param>
public sealed record Indicator(string Name, IndicatorKind Kind, double? Value, IReadOnlyList<string> Cases, IReadOnlyList<string>? OutOf = null);

[JsonConverter(typeof(JsonStringEnumConverter<IndicatorKind>))]
public enum IndicatorKind
{
    [JsonStringEnumMemberName("count")]
    Count,

    [JsonStringEnumMemberName("rate")]
    Rate,

    [JsonStringEnumMemberName("hours")]
    Hours,
}

/// <summary>Everything about the cases of one unit, grid or source, or of all.</summary>
/// <param name="Key">Code of it; <c>-</c> for cases that are with none.</param>
public sealed record GroupScore(string Key, HotlineScore Hotline, IReadOnlyList<Indicator> Grid);
