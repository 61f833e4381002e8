namespace Xinjing.Serverless.Deadlines;

/// <summary>A clock that deadlines run on: it tells how much time counts between two instants, and adds counted time to one.</summary>
public abstract class WorkClock
{
    private protected WorkClock()
    {
    }

    /// <summary>The time that counts; negative when <paramref name="to"/> is the earlier.</summary>
    public abstract TimeSpan Between(DateTimeOffset from, DateTimeOffset to);

    /// <summary>The earliest instant (UTC) until which so much time counts; <paramref name="from"/> itself for none.</summary>
    /// <exception cref="CalendarRangeException">It is outside the years that the calendar counts, or the time is negative.</exception>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan open) =>
        open < TimeSpan.Zero ? throw new CalendarRangeException($"{open} of time; there is no time before the start.")
        : open > LocalInstant.Everything ? throw CalendarRangeException.Outside($"{open} after {from:O}")
        : open == TimeSpan.Zero ? from.ToUniversalTime()
        : Run(from, open);

    /// <summary>The same with pauses, in which no time counts.</summary>
    /// <param name="pauses">In order of time; one that has not ended is left out of account.</param>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan open, IReadOnlyList<Pause> pauses)
    {
        foreach (var pause in pauses)
        {
            if (pause.To is not { } to || to <= from) continue;
            var before = pause.From > from ? Between(from, pause.From) : TimeSpan.Zero;
            if (open <= before) break;
            open -= before;
            from = to;
        }

        return Add(from, open);
    }

    private protected abstract DateTimeOffset Run(DateTimeOffset from, TimeSpan open);
}

/// <summary>Runs day and night, holidays included.</summary>
internal sealed class ContinuousClock : WorkClock
{
    public override TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => to - from;

    private protected override DateTimeOffset Run(DateTimeOffset from, TimeSpan open)
    {
        var start = LocalInstant.Of(from).ToInstant();
        return LocalInstant.Of(start + open).ToInstant();
    }
}

/// <summary>Runs in office hours of working days only.</summary>
internal sealed class OfficeClock(DayTable days, OpenHours hours) : WorkClock
{
    public override TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => TimeSpan.FromTicks(Reading(to) - Reading(from));

    /// <summary>The end of office hours of the n-th working day after the day of <paramref name="from"/>.</summary>
    /// <param name="count">At least one.</param>
    public DateTimeOffset EndOfDay(DateTimeOffset from, int count) =>
        days.Worked(days.WorkedBefore(LocalInstant.Of(from).Day + 1) + (count - 1L)) is { } day
            ? new LocalInstant(day, hours.Close).ToInstant()
            : throw CalendarRangeException.Outside($"{count} working days after {from:O}");

    private protected override DateTimeOffset Run(DateTimeOffset from, TimeSpan open)
    {
        var (before, rest) = Math.DivRem(Reading(from) + open.Ticks - 1, hours.Length);
        return days.Worked(before) is { } day
            ? new LocalInstant(day, hours.At(rest + 1)).ToInstant()
            : throw CalendarRangeException.Outside($"{open} of office hours after {from:O}");
    }

    /// <summary>Open time since the calendar's first day.</summary>
    private long Reading(DateTimeOffset instant)
    {
        var (day, time) = LocalInstant.Of(instant);
        return (days.WorkedBefore(day) * hours.Length) + (days.IsWorked(day) ? hours.Before(time) : 0);
    }
}
