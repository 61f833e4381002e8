using System.Globalization;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

public sealed class ExplainTests
{
    [Fact]
    public void A_deadline_over_the_national_holiday_says_what_it_skipped() => Assert.Equal(
        [
            "2026-10-01 Holiday 国庆节", "2026-10-02 Holiday 国庆节", "2026-10-03 Holiday 国庆节", "2026-10-04 Holiday 国庆节", "2026-10-05 Holiday 国庆节",
            "2026-10-06 Holiday 国庆节", "2026-10-07 Holiday 国庆节", "2026-10-10 MakeUpDay ", "2026-10-11 Weekend ",
        ],
        Explain("2026-09-30 10:00", 4, TimeUnit.WorkingDays));

    [Fact]
    public void A_year_that_is_not_loaded_is_named_once() => Assert.Equal(
        ["2026-12-26 Weekend ", "2026-12-27 Weekend ", "2027-01-01 YearNotLoaded ", "2027-01-02 Weekend ", "2027-01-03 Weekend "],
        Explain("2026-12-25 10:00", 6, TimeUnit.WorkingDays));

    [Fact]
    public void The_day_of_receipt_is_skipped_for_working_hours_only()
    {
        Assert.Equal(["2026-03-07 Weekend ", "2026-03-08 Weekend "], Explain("2026-03-07 10:00", 1, TimeUnit.WorkingHours));
        Assert.Equal(["2026-03-08 Weekend "], Explain("2026-03-07 10:00", 1, TimeUnit.WorkingDays));
    }

    [Fact]
    public void Units_that_run_day_and_night_skip_nothing() => Assert.Empty(Explain("2026-09-30 10:00", 7, TimeUnit.NaturalDays));

    private static IEnumerable<string> Explain(string from, int amount, TimeUnit unit)
    {
        var start = Calendars.At(from);
        return Calendars.Town.Explain(start, Calendars.Town.DueAt(start, new(amount, unit)).At, unit)
            .Select(n => $"{n.Date.ToString("O", CultureInfo.InvariantCulture)} {n.Why} {n.Name}");
    }
}
