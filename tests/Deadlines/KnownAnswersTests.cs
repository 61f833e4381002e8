using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

/// <summary>Answers that were worked out by hand from the notices.</summary>
public sealed class KnownAnswersTests
{
    [Theory]
    [InlineData("2024-02-09", 1, "2024-02-18")]
    [InlineData("2024-02-09", 5, "2024-02-22")]
    [InlineData("2025-09-26", 1, "2025-09-28")]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    [InlineData("2025-12-31", 1, "2026-01-04")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    public void Working_days_are_due_at_the_end_of_office_hours_and_the_day_of_receipt_is_not_counted(string received, int days, string due) =>
        Assert.All(["00:00", "08:00", "10:00", "12:00", "17:30", "23:59"], time =>
            Assert.Equal(($"{due} 17:30", false), Due($"{received} {time}", days, TimeUnit.WorkingDays)));

    [Fact]
    public void Five_working_days_from_Christmas_2026_reach_a_year_that_is_not_loaded() =>
        Assert.Equal(("2027-01-01 17:30", true), Due("2026-12-25 10:00", 5, TimeUnit.WorkingDays));

    [Fact]
    public void Four_working_days_from_Christmas_2026_are_certain() =>
        Assert.Equal(("2026-12-31 17:30", false), Due("2026-12-25 10:00", 4, TimeUnit.WorkingDays));

    [Fact]
    public void New_Years_Eve_of_2024_is_a_working_day() =>
        Assert.Equal(("2024-02-09 17:30", false), Due("2024-02-08 10:00", 1, TimeUnit.WorkingDays));

    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Each_year_has_its_number_of_working_days(int year, int days)
    {
        var open = Calendars.Town.ClockOf(TimeUnit.WorkingDays).Between(Calendars.At($"{year}-01-01 00:00"), Calendars.At($"{year + 1}-01-01 00:00"));
        Assert.Equal(TimeSpan.FromHours(6.5 * days), open);
    }

    [Theory]
    [InlineData(2024, 28, 8)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void Each_year_has_its_number_of_days_off_and_make_up_days(int year, int off, int makeUp)
    {
        var set = Calendars.Set.Years.Single(y => y.Year == year);
        Assert.Equal((off, makeUp), (set.Holidays.Sum(h => (h.To ?? h.From).DayNumber - h.From.DayNumber + 1), set.MakeUpDays.Count));
    }

    [Theory]
    [InlineData("2026-09-30 17:00", 2, "2026-09-30 19:00")]
    [InlineData("2026-10-03 23:30", 1, "2026-10-04 00:30")]
    [InlineData("2026-12-31 23:00", 48, "2027-01-02 23:00")]
    public void Urgent_hours_run_through_nights_and_holidays_and_are_always_certain(string from, int hours, string due) =>
        Assert.Equal((due, false), Due(from, hours, TimeUnit.UrgentHours));

    [Theory]
    [InlineData("2026-09-30 10:20", 7, "2026-10-07 10:20")]
    [InlineData("2024-02-28 10:20", 2, "2024-03-01 10:20")]
    public void Natural_days_end_at_the_time_of_day_at_which_they_began(string from, int days, string due) =>
        Assert.Equal((due, false), Due(from, days, TimeUnit.NaturalDays));

    [Fact]
    public void Seconds_are_seconds() =>
        Assert.Equal(Calendars.At("2026-10-03 23:30").AddSeconds(15), Calendars.Town.DueAt(Calendars.At("2026-10-03 23:30"), new(15, TimeUnit.Seconds)).At);

    private static (string At, bool Provisional) Due(string from, int amount, TimeUnit unit)
    {
        var due = Calendars.Town.DueAt(Calendars.At(from), new TimeLimit(amount, unit));
        return (Calendars.Local(due.At), due.Provisional);
    }
}
