using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Deadlines;

/// <summary>Why a day on the way to a due instant was not counted, or was counted though nobody would expect it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayReason>))]
public enum DayReason
{
    /// <summary>Saturday or Sunday: not counted.</summary>
    [JsonStringEnumMemberName("weekend")]
    Weekend,

    /// <summary>Day off by the year's notice: not counted.</summary>
    [JsonStringEnumMemberName("holiday")]
    Holiday,

    /// <summary>Saturday or Sunday that is worked (调休): counted.</summary>
    [JsonStringEnumMemberName("makeUpDay")]
    MakeUpDay,

    /// <summary>The first weekday that was counted in a year whose holidays are not loaded; those after it are counted like it.</summary>
    [JsonStringEnumMemberName("yearNotLoaded")]
    YearNotLoaded,
}

/// <summary>One line of a deadline's proof.</summary>
/// <param name="Date">In Shanghai.</param>
/// <param name="Name">Of the holiday.</param>
public sealed record DayNote(DateOnly Date, DayReason Why, string? Name = null);
