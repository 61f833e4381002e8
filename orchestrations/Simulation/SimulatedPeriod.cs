using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation;

/// <summary>Which days are simulated, and by which draws.</summary>
public abstract record SimulatedPeriod
{
    /// <summary>Longest period.</summary>
    public const int MostDays = 366;

    /// <summary>First day, Shanghai.</summary>
    public required DateOnly From { get; init; }

    /// <summary>1 to <see cref="MostDays"/>.</summary>
    public required int Days { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>Edition of the model of behaviour.</summary>
    public abstract string Model { get; }

    /// <summary>UTC; the first midnight after the last day.</summary>
    public DateTimeOffset End => ShanghaiTime.Midnight(From.AddDays(Days));

    /// <summary>The year that the period ends in, if its holidays are not in the calendar; else <c>null</c>.</summary>
    public int? FindMissingYear(ReferenceData data) => MissingYear(From.AddDays(Days - 1), data);

    /// <summary>That the year of the first day is not in the calendar; <c>null</c> when it is.</summary>
    private protected string? FindNoCalendar(ReferenceData data) => MissingYear(From, data) is { } year
        ? $"{year} is not in the calendar {data.CalendarSet.Edition}, which has {string.Join(", ", data.CalendarSet.Years.Select(y => y.Year))}."
        : null;

    /// <summary>A unit of the model that the town does not have; <c>null</c> when it has them all.</summary>
    private protected static string? FindStranger(IEnumerable<string> units, ReferenceData data) =>
        units.Except(data.UnitSet.Units.Select(u => u.Code), StringComparer.Ordinal).FirstOrDefault() is { } stranger
            ? $"The behaviour names a unit '{stranger}', which is none of the town's."
            : null;

    private static int? MissingYear(DateOnly day, ReferenceData data) => data.CalendarSet.Years.Any(y => y.Year == day.Year) ? null : day.Year;
}
