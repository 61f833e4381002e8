using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Bulletins;

/// <summary>The days that a bulletin is about, both included (Shanghai).</summary>
public sealed record BulletinPeriod(DateOnly From, DateOnly To)
{
    /// <summary>So far back a bulletin goes after a time without any; what is older stands in the scorecard.</summary>
    public const int MostDays = 31;

    /// <summary>
    /// From the day of the bulletin before, which told of the days before its own, until yesterday: so each day is told of once,
    /// also when a bulletin was missed or the calendar was changed in between. The first one begins with the last working day.
    /// </summary>
    /// <param name="day">Of the bulletin.</param>
    /// <param name="last">Of the bulletin before, earlier than <paramref name="day"/>; <c>null</c> when there is none.</param>
    /// <exception cref="CalendarRangeException">The calendar does not count the days.</exception>
    public static BulletinPeriod Of(DateOnly day, DateOnly? last, BusinessCalendar calendar)
    {
        var (from, earliest) = (last ?? calendar.WorkingDayBefore(day), Earliest(day));
        return new BulletinPeriod(from > earliest ? from : earliest, day.AddDays(-1));
    }

    /// <summary>The first day that a bulletin of this day can be about.</summary>
    public static DateOnly Earliest(DateOnly day) => day.AddDays(-MostDays);

    /// <summary>UTC, included.</summary>
    public DateTimeOffset Start() => ShanghaiTime.Midnight(From);

    /// <summary>UTC, not included.</summary>
    public DateTimeOffset End() => ShanghaiTime.Midnight(To.AddDays(1));
}
