using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

public sealed class WorkingHoursTests
{
    [Theory]
    [InlineData("2026-03-02 09:00", 2, "2026-03-02 11:00")]
    [InlineData("2026-03-02 11:00", 1, "2026-03-02 14:00")]
    [InlineData("2026-03-02 12:15", 1, "2026-03-02 14:30")]
    [InlineData("2026-03-02 17:00", 1, "2026-03-03 09:30")]
    [InlineData("2026-03-02 10:30", 1, "2026-03-02 11:30")]
    public void Lunch_and_night_do_not_count(string from, int hours, string due) => Assert.Equal(due, Due(from, hours));

    [Theory]
    [InlineData("2026-03-02 20:00", "2026-03-03 10:00")]
    [InlineData("2026-03-03 05:00", "2026-03-03 10:00")]
    [InlineData("2026-03-07 12:00", "2026-03-09 10:00")]
    [InlineData("2026-10-03 12:00", "2026-10-08 10:00")]
    [InlineData("2026-02-13 17:30", "2026-02-14 10:00")]
    public void What_comes_in_outside_office_hours_begins_to_count_at_the_next_opening(string from, string due) => Assert.Equal(due, Due(from, 1));

    [Fact]
    public void Four_hours_from_the_last_afternoon_before_a_holiday_end_when_offices_close_for_lunch_on_the_first_day_after_it() =>
        Assert.Equal("2026-10-08 11:30", Due("2026-09-30 16:00", 4));

    [Fact]
    public void A_make_up_day_counts_like_any_other() => Assert.Equal("2026-10-10 11:00", Due("2026-10-09 16:30", 3));

    [Fact]
    public void The_hours_of_a_year_that_is_not_loaded_are_provisional() =>
        Assert.Equal(new DueInstant(Calendars.At("2027-01-01 10:00"), Provisional: true), Calendars.Town.DueAt(Calendars.At("2026-12-31 17:30"), new(1, TimeUnit.WorkingHours)));

    [Fact]
    public void None_is_due_at_once_also_at_night() =>
        Assert.All(Enum.GetValues<TimeUnit>(), unit => Assert.Equal("2026-03-02 22:10", Calendars.Local(Calendars.Town.DueAt(Calendars.At("2026-03-02 22:10"), new(0, unit)).At)));

    private static string Due(string from, int hours) =>
        Calendars.Local(Calendars.Town.DueAt(Calendars.At(from), new(hours, TimeUnit.WorkingHours)).At);
}
