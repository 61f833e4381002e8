using FsCheck.Xunit;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xinjing.Serverless.Tests.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

public sealed class BulletinPeriodTests
{
    private static readonly BulletinSet Set = Seeds.Town.BulletinSet with { PublishAt = new TimeOnly(8, 15) };

    [Theory]
    [InlineData("2026-03-10", "2026-03-09", "2026-03-09")]
    [InlineData("2026-03-09", "2026-03-06", "2026-03-08")]
    [InlineData("2026-10-08", "2026-09-30", "2026-10-07")]
    [InlineData("2026-10-10", "2026-10-09", "2026-10-09")]
    [InlineData("2026-02-24", "2026-02-14", "2026-02-23")]
    public void The_first_bulletin_goes_back_to_the_last_working_day(string day, string from, string to) =>
        Assert.Equal(new BulletinPeriod(Day(from), Day(to)), BulletinPeriod.Of(Day(day), last: null, Calendars.Town));

    [Fact]
    public void A_missed_bulletin_is_made_up_for_by_the_next() =>
        Assert.Equal(new BulletinPeriod(Day("2026-03-04"), Day("2026-03-08")), BulletinPeriod.Of(SampleBulletin.Monday, Day("2026-03-04"), Calendars.Town));

    [Fact]
    public void A_period_is_a_month_at_most() =>
        Assert.Equal(new BulletinPeriod(Day("2026-02-06"), Day("2026-03-08")), BulletinPeriod.Of(SampleBulletin.Monday, Day("2025-03-04"), Calendars.Town));

    [Fact]
    public void It_lasts_from_midnight_to_midnight_in_Shanghai() => Assert.Equal(
        (Calendars.At("2026-03-06 00:00"), Calendars.At("2026-03-09 00:00")), (SampleBulletin.Period.Start(), SampleBulletin.Period.End()));

    [Theory]
    [InlineData("2026-03-09 08:14", false)]
    [InlineData("2026-03-09 08:15", true)]
    [InlineData("2026-03-09 23:59", true)]
    [InlineData("2026-03-10 00:00", false)]
    [InlineData("2026-03-07 09:00", false)]
    [InlineData("2026-10-01 09:00", false)]
    [InlineData("2026-02-14 09:00", true)]
    [InlineData("2026-02-16 09:00", false)]
    [InlineData("2027-03-08 09:00", true)]
    public void It_is_due_on_working_days_from_its_time_on(string now, bool isDue)
    {
        var at = Calendars.At(now);
        Assert.Equal(isDue ? DateOnly.FromDateTime(at.AddHours(8).DateTime) : null, Set.DueDay(Calendars.Town, at));
    }

    /// <summary>A bit of the number says whether the town's system ran on that day; another, which calendar was in force.</summary>
    [Property(MaxTest = 300)]
    public void Every_case_is_told_of_once_whatever_was_missed_or_changed(byte[] days)
    {
        var (first, bulletins, last) = (Day("2026-02-09"), new List<BulletinPeriod>(), (DateOnly?)null);
        foreach (var (index, how) in days.Take(BulletinPeriod.MostDays).Index())
        {
            var (day, calendar) = (first.AddDays(index), how % 3 == 0 ? Calendars.Other : Calendars.Town);
            if (how % 4 == 0 || Set.DueDay(calendar, Calendars.At($"{day:yyyy-MM-dd} 09:00")) is null) continue;
            bulletins.Add(BulletinPeriod.Of(day, last, calendar));
            last = day;
        }

        if (bulletins.Count == 0) return;
        List<CaseFacts> facts = [.. days.Index().Select(d => SampleFacts.Case($"case-{d.Index}") with { Day = first.AddDays(d.Item % (days.Length + 1)) })];
        var told = bulletins.Sum(period => SampleBulletin.Figures([.. facts.Where(f => f.Day >= period.From && f.Day <= period.To)], [], []).Filed.Reported);
        Assert.Equal(facts.Count(f => f.Day >= bulletins[0].From && f.Day < last), told);
        Assert.All(bulletins.Zip(bulletins.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
    }

    [Theory]
    [InlineData("1999-12-31")]
    [InlineData("2100-01-01")]
    [InlineData("2000-01-01")]
    public void Days_that_no_calendar_counts_are_refused(string day) =>
        Assert.Throws<CalendarRangeException>(() => Calendars.Town.WorkingDayBefore(Day(day)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
