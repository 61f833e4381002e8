using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

/// <summary>Holds for every start within ten years around the loaded ones, to the second, and for every unit.</summary>
public sealed class ClockProperties
{
    private static readonly TimeUnit[] Units = Enum.GetValues<TimeUnit>();
    private static readonly BusinessCalendar Calendar = Calendars.Town;

    [Property(MaxTest = 1000)]
    public void A_later_start_is_never_due_earlier(uint start, uint later, ushort amount) => Assert.All(Units, unit =>
    {
        var (first, second) = InOrder(start, later);
        Assert.True(Due(first, Few(amount), unit) <= Due(second, Few(amount), unit));
    });

    [Property(MaxTest = 1000)]
    public void More_time_is_never_due_earlier(uint start, ushort amount, ushort more) => Assert.All(Units, unit =>
        Assert.True(Due(Start(start), Few(amount), unit) <= Due(Start(start), Few(amount) + Few(more), unit)));

    [Property(MaxTest = 1000)]
    public void Some_and_then_some_more_is_both_together(uint start, ushort some, ushort more) => Assert.All(Units, unit =>
        Assert.Equal(Due(Start(start), Few(some) + Few(more), unit), Due(Due(Start(start), Few(some), unit), Few(more), unit)));

    [Property(MaxTest = 1000)]
    public void Work_is_never_due_while_offices_are_closed(uint start, ushort amount) => Assert.All([TimeUnit.WorkingHours, TimeUnit.WorkingDays], unit =>
    {
        var due = Due(Start(start), Few(amount) + 1, unit);
        Assert.Equal(TimeSpan.FromTicks(1), Calendar.ClockOf(unit).Between(due.AddTicks(-1), due));
        var local = due.ToOffset(ShanghaiTime.Offset).TimeOfDay;
        Assert.True(local > new TimeSpan(9, 0, 0) && local <= new TimeSpan(17, 30, 0) && !(local > new TimeSpan(11, 30, 0) && local <= new TimeSpan(13, 30, 0)));
    });

    [Property(MaxTest = 1000)]
    public void The_time_until_an_instant_that_was_added_is_what_was_added(uint start, uint seconds) => Assert.All(Units, unit =>
    {
        var clock = Calendar.ClockOf(unit);
        var open = TimeSpan.FromSeconds(seconds % 40_000_000);
        Assert.Equal(open, clock.Between(Start(start), clock.Add(Start(start), open)));
    });

    [Property(MaxTest = 1000)]
    public void Adding_the_time_until_an_instant_gives_it_or_the_closing_before_it(uint start, uint end) => Assert.All(Units, unit =>
    {
        var clock = Calendar.ClockOf(unit);
        var (from, to) = InOrder(start, end);
        var back = clock.Add(from, clock.Between(from, to));
        Assert.True(back <= to);
        Assert.Equal(TimeSpan.Zero, clock.Between(back, to));
    });

    [Property(MaxTest = 1000)]
    public void Time_between_adds_up_in_any_order(uint a, uint b, uint c) => Assert.All(Units, unit =>
    {
        var clock = Calendar.ClockOf(unit);
        Assert.Equal(clock.Between(Start(a), Start(c)), clock.Between(Start(a), Start(b)) + clock.Between(Start(b), Start(c)));
    });

    [Property(MaxTest = 200)]
    public void Open_time_is_that_of_counting_minute_by_minute(uint start, ushort minutes)
    {
        var from = Start(start - (start % 60));
        var counted = Enumerable.Range(0, minutes).Count(m => IsOpen(from.AddMinutes(m).ToOffset(ShanghaiTime.Offset).DateTime));
        Assert.Equal(TimeSpan.FromMinutes(counted), Calendar.ClockOf(TimeUnit.WorkingHours).Between(from, from.AddMinutes(minutes)));
    }

    /// <summary>Read off the set itself, without the tables.</summary>
    private static bool IsOpen(DateTime local)
    {
        var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var years = Calendars.Set.Years;
        var worked = years.Any(y => y.MakeUpDays.Contains(date))
            || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !years.Any(y => y.Holidays.Any(h => h.From <= date && date <= (h.To ?? h.From))));
        return worked && Calendars.Set.OfficeHours.Any(h => h.From <= time && time < h.To);
    }

    private static DateTimeOffset Start(uint seconds) => Calendars.At("2021-01-01 00:00").AddSeconds(seconds % 315_000_000);

    private static (DateTimeOffset First, DateTimeOffset Second) InOrder(uint a, uint b) =>
        Start(a) <= Start(b) ? (Start(a), Start(b)) : (Start(b), Start(a));

    private static int Few(ushort amount) => amount % 3_000;

    private static DateTimeOffset Due(DateTimeOffset from, int amount, TimeUnit unit) =>
        Calendar.DueAt(from, new TimeLimit(amount, unit)).At;
}
