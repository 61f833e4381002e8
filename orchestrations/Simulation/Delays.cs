using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Simulation;

/// <summary>How long people take, on the town's calendar.</summary>
internal static class Delays
{
    /// <summary>So long is never over.</summary>
    private const double MostHours = 5000;

    /// <summary>UTC, to the millisecond.</summary>
    /// <param name="unit">The clock that the hours count on.</param>
    public static DateTimeOffset After(this BusinessCalendar calendar, DateTimeOffset from, double hours, TimeUnit unit)
    {
        var open = TimeSpan.FromMilliseconds(Math.Round(Math.Min(hours, MostHours) * 3_600_000));
        return DateTimeOffset.FromUnixTimeMilliseconds(calendar.ClockOf(unit).Add(from, open).ToUnixTimeMilliseconds());
    }
}
