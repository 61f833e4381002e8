using System.Diagnostics;

namespace Xinjing.Serverless.Deadlines;

/// <summary>
/// Turns limits into instants by the town's office hours, holidays and make-up days. Immutable; made once per edition of the
/// set, which has to be free of problems. Every answer takes the same short time, however long the limit; only
/// <see cref="Explain"/> goes from day to day.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly DayTable _days;
    private readonly ContinuousClock _continuous = new();
    private readonly OfficeClock _office;

    public BusinessCalendar(CalendarSet set)
    {
        Edition = set.Edition;
        _days = new DayTable(set.Years);
        _office = new OfficeClock(_days, new OpenHours(set.OfficeHours));
    }

    /// <summary>Of the set that it was made from.</summary>
    public string Edition { get; }

    /// <summary>The clock that a unit runs on.</summary>
    public WorkClock ClockOf(TimeUnit unit) => IsOffice(unit) ? _office : _continuous;

    /// <summary>
    /// The instant at which a limit is used up. Working hours begin with the next opening; the day of <paramref name="from"/>
    /// does not count as a working day; a natural day ends at the time of day at which it began.
    /// </summary>
    /// <param name="limit">An amount of zero gives <paramref name="from"/>.</param>
    /// <exception cref="CalendarRangeException">The amount is negative, or the years that the calendar counts are left.</exception>
    public DueInstant DueAt(DateTimeOffset from, TimeLimit limit)
    {
        if (limit.Amount < 0) throw new CalendarRangeException($"{limit.Amount} {limit.Unit}: a limit does not go backwards.");
        var at = limit is { Unit: TimeUnit.WorkingDays, Amount: > 0 }
            ? _office.EndOfDay(from, limit.Amount)
            : ClockOf(limit.Unit).Add(from, Duration(from, limit));
        return new(at, IsProvisional(from, at, limit.Unit));
    }

    /// <summary>Whether offices open on a day (Shanghai); in a year that is not loaded, whether it is a weekday.</summary>
    /// <exception cref="CalendarRangeException">The calendar does not count the year.</exception>
    public bool IsWorkingDay(DateOnly day) => _days.IsWorked(Counted(day));

    /// <summary>The last working day before a day, likewise.</summary>
    /// <exception cref="CalendarRangeException">The calendar does not count the year, or there is none before.</exception>
    public DateOnly WorkingDayBefore(DateOnly day) => _days.Worked(_days.WorkedBefore(Counted(day)) - 1) is { } worked
        ? LocalInstant.DateOf(worked)
        : throw CalendarRangeException.Outside($"The working day before {day:O}");

    /// <summary>Whether time in this unit between two instants depends on a year that is not loaded.</summary>
    public bool IsProvisional(DateTimeOffset from, DateTimeOffset to, TimeUnit unit)
    {
        if (!IsOffice(unit)) return false;
        var last = LocalInstant.Of(to).Date.Year;
        for (var year = LocalInstant.Of(from).Date.Year; year <= last; year++)
        {
            if (!_days.IsLoaded(year)) return true;
        }

        return false;
    }

    /// <summary>
    /// The days on the way that were skipped, and those that were counted against expectation; in order. Empty for units that run
    /// day and night. The day of receipt is on the way for working hours, not for working days.
    /// </summary>
    public IReadOnlyList<DayNote> Explain(DateTimeOffset from, DateTimeOffset to, TimeUnit unit)
    {
        if (!IsOffice(unit)) return [];
        var notes = new List<DayNote>();
        var first = LocalInstant.Of(from).Day + (unit == TimeUnit.WorkingDays ? 1 : 0);
        for (var (day, told) = (first, -1); day <= LocalInstant.Of(to).Day; day++)
        {
            if (Reason(day, ref told) is { } why) notes.Add(new(LocalInstant.DateOf(day), why, _days.Name(day)));
        }

        return notes;
    }

    /// <param name="told">The last year of which it has been said that it is not loaded.</param>
    private DayReason? Reason(int day, ref int told)
    {
        var year = LocalInstant.DateOf(day).Year;
        switch (_days.Kind(day))
        {
            case DayKind.Weekend: return DayReason.Weekend;
            case DayKind.Holiday: return DayReason.Holiday;
            case DayKind.MakeUpDay: return DayReason.MakeUpDay;
            case DayKind.Workday when year != told && !_days.IsLoaded(year):
                told = year;
                return DayReason.YearNotLoaded;
            default: return null;
        }
    }

    private static int Counted(DateOnly day) =>
        day.Year is >= LocalInstant.FirstYear and <= LocalInstant.LastYear ? LocalInstant.DayOf(day) : throw CalendarRangeException.Outside($"{day:O}");

    private static bool IsOffice(TimeUnit unit) => unit is TimeUnit.WorkingHours or TimeUnit.WorkingDays;

    private static TimeSpan Duration(DateTimeOffset from, TimeLimit limit)
    {
        var ticks = (Int128)limit.Amount * TicksOf(limit.Unit);
        return ticks <= LocalInstant.Everything.Ticks ? new((long)ticks) : throw CalendarRangeException.Outside($"{limit.Amount} {limit.Unit} after {from:O}");
    }

    private static long TicksOf(TimeUnit unit) => unit switch
    {
        TimeUnit.UrgentHours or TimeUnit.WorkingHours => TimeSpan.TicksPerHour,
        TimeUnit.WorkingDays or TimeUnit.NaturalDays => TimeSpan.TicksPerDay,
        TimeUnit.Seconds => TimeSpan.TicksPerSecond,
        _ => throw new UnreachableException($"Unit {unit}."),
    };
}

/// <summary>The result of a calculation.</summary>
/// <param name="At">UTC.</param>
/// <param name="Provisional">It reaches into a year whose holidays are not known yet.</param>
public sealed record DueInstant(DateTimeOffset At, bool Provisional);
