using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

public sealed class CalendarRangeTests
{
    private static readonly DateTimeOffset Start = Calendars.At("2026-03-02 09:00");

    [Theory]
    [InlineData(2_000_000, TimeUnit.WorkingDays)]
    [InlineData(2_000_000, TimeUnit.NaturalDays)]
    [InlineData(2_000_000, TimeUnit.WorkingHours)]
    [InlineData(2_000_000, TimeUnit.UrgentHours)]
    [InlineData(int.MaxValue, TimeUnit.WorkingDays)]
    [InlineData(int.MaxValue, TimeUnit.NaturalDays)]
    [InlineData(int.MaxValue, TimeUnit.WorkingHours)]
    [InlineData(int.MaxValue, TimeUnit.UrgentHours)]
    [InlineData(25_000, TimeUnit.WorkingDays)]
    public void An_amount_that_leaves_the_calendar_is_refused_with_the_years_it_counts(int amount, TimeUnit unit) =>
        Assert.Contains("2000 to 2099", Assert.Throws<CalendarRangeException>(() => Calendars.Town.DueAt(Start, new(amount, unit))).Message, StringComparison.Ordinal);

    [Fact]
    public void As_many_seconds_as_there_can_be_stay_inside() =>
        Assert.Equal(Start.AddSeconds(int.MaxValue), Calendars.Town.DueAt(Start, new(int.MaxValue, TimeUnit.Seconds)).At);

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_limit_does_not_go_backwards(int amount) =>
        Assert.All(Enum.GetValues<TimeUnit>(), unit => Assert.Throws<CalendarRangeException>(() => Calendars.Town.DueAt(Start, new(amount, unit))));

    [Fact]
    public void A_start_outside_the_calendar_is_refused() => Assert.All(
        [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Calendars.At("1999-12-31 23:59"), Calendars.At("2100-01-01 00:00")],
        start => Assert.All(Enum.GetValues<TimeUnit>(), unit => Assert.Throws<CalendarRangeException>(() => Calendars.Town.DueAt(start, new(1, unit)))));

    [Fact]
    public void The_last_working_day_of_the_calendar_can_be_reached() =>
        Assert.Equal("2099-12-31 17:30", Calendars.Local(Calendars.Town.DueAt(Calendars.At("2099-12-30 09:00"), new(1, TimeUnit.WorkingDays)).At));

    [Fact]
    public void Time_does_not_go_backwards_either() =>
        Assert.All(Enum.GetValues<TimeUnit>(), unit => Assert.Throws<CalendarRangeException>(() => Calendars.Town.ClockOf(unit).Add(Start, TimeSpan.FromTicks(-1))));
}
