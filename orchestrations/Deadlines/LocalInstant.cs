using System.Runtime.InteropServices;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Deadlines;

/// <summary>An instant as the town's wall clock shows it.</summary>
/// <param name="Day">Days since the first day that the calendar counts.</param>
/// <param name="TimeOfDay">Ticks since midnight.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LocalInstant(int Day, long TimeOfDay)
{
    public const int FirstYear = 2000;
    public const int LastYear = 2099;
    private static readonly DateOnly First = new(FirstYear, 1, 1);
    private static readonly long Origin = new DateTimeOffset(First, TimeOnly.MinValue, ShanghaiTime.Offset).UtcTicks;

    public static readonly int Days = DayOf(new DateOnly(LastYear, 12, 31)) + 1;

    /// <summary>Longer than anything that fits into the calendar.</summary>
    public static readonly TimeSpan Everything = TimeSpan.FromDays(Days);

    public DateOnly Date => DateOf(Day);

    /// <exception cref="CalendarRangeException">The calendar does not count the year.</exception>
    public static LocalInstant Of(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - Origin;
        if (ticks < 0 || ticks >= Everything.Ticks) throw CalendarRangeException.Outside($"{instant:O}");
        var (day, time) = Math.DivRem(ticks, TimeSpan.TicksPerDay);
        return new((int)day, time);
    }

    public DateTimeOffset ToInstant() => new(Origin + (Day * TimeSpan.TicksPerDay) + TimeOfDay, TimeSpan.Zero);

    public static int DayOf(DateOnly date) => date.DayNumber - First.DayNumber;

    public static DateOnly DateOf(int day) => First.AddDays(day);
}
