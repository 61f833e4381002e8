using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenCalendarTests
{
    private const string File = ReferenceFile.Calendar;

    [Fact]
    public void No_edition() => Broken.Calendar(set => set with { Edition = "" }).HasOnly(File, "edition", "name and a date");

    [Fact]
    public void Another_zone() => Broken.Calendar(set => set with { Zone = "Asia/Urumqi" }).HasOnly(File, "zone", "Asia/Shanghai");

    [Fact]
    public void No_office_hours() => Hours().HasOnly(File, "officeHours", "at least one");

    [Theory]
    [InlineData(9, 9)]
    [InlineData(17, 9)]
    public void Hours_that_are_empty_or_run_backwards(int from, int to) => Hours((from, to)).HasOnly(File, "officeHours[0].to", "not after");

    [Theory]
    [InlineData(11, 17)]
    [InlineData(7, 8)]
    public void Hours_that_overlap_or_are_out_of_order(int from, int to) => Hours((9, 12), (from, to)).HasOnly(File, "officeHours[1].from", "without overlap");

    [Fact]
    public void Hours_without_a_break_between_them_are_fine() => Assert.Empty(Hours((9, 12), (12, 17)).FindProblems());

    [Fact]
    public void No_years() => Broken.Calendar(set => set with { Years = [] }).HasOnly(File, "years", "provisional");

    [Fact]
    public void One_year_twice() => Broken.Calendar(set => set with { Years = [.. set.Years, set.Years[1]] }).HasOnly(File, "years[3].year", "years[1].year already");

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    [InlineData(0)]
    public void A_year_that_is_not_counted(int year) => Year(y => y with { Year = year }).HasOnly(File, "years[2].year", "2000 to 2099");

    [Fact]
    public void A_year_without_its_source() => Year(y => y with { Source = "" }).HasOnly(File, "years[2].source", "notice");

    [Fact]
    public void A_year_that_is_only_announced() => Year(y => y with { Holidays = [], MakeUpDays = [] }).HasOnly(File, "years[2].holidays", "leave the year out");

    [Fact]
    public void A_holiday_without_a_name() => Holiday(h => h with { Name = " " }).HasOnly(File, "years[2].holidays[3].name", "Name");

    [Theory]
    [InlineData("2025-12-30", "2026-01-02", "from", "2025-12-30 is not in 2026")]
    [InlineData("2026-12-30", "2027-01-02", "to", "2027-01-02 is not in 2026")]
    [InlineData("2026-05-05", "2026-05-01", "to", "swap")]
    [InlineData("2026-07-01", "2026-08-15", "to", "month")]
    [InlineData("2026-04-06", "2026-04-07", "from", "Overlaps holidays[2] (清明节)")]
    public void A_holiday_that_cannot_be(string from, string to, string member, string words) =>
        Holiday(h => h with { From = Day(from), To = Day(to) }).HasOnly(File, $"years[2].holidays[3].{member}", words);

    [Fact]
    public void A_holiday_on_a_weekend_is_fine() => Assert.Empty(Holiday(h => h with { From = Day("2026-05-02"), To = Day("2026-05-03") }).FindProblems());

    [Theory]
    [InlineData("2026-05-03", "劳动节")]
    [InlineData("2026-05-11", "Monday")]
    [InlineData("2025-05-10", "not in 2026")]
    [InlineData("2026-01-04", "already")]
    public void A_make_up_day_that_cannot_be(string day, string words) =>
        Year(y => y with { MakeUpDays = [.. y.MakeUpDays, Day(day)] }).HasOnly(File, "years[2].makeUpDays[6]", words);

    [Fact]
    public void Everything_that_is_wrong_is_said()
    {
        var problems = Broken.Calendar(set => set with
        {
            Zone = "UTC",
            Years = set.Years.At(0, y => y with { Source = "", MakeUpDays = [Day("2024-10-01")] }),
        }).FindProblems();
        Assert.Equal(["zone", "years[0].source", "years[0].makeUpDays[0]", "years[0].makeUpDays[0]"], problems.Select(p => p.Place), StringComparer.Ordinal);
    }

    private static ReferenceData Hours(params (int From, int To)[] hours) =>
        Broken.Calendar(set => set with { OfficeHours = [.. hours.Select(h => new OfficeHours(new TimeOnly(h.From, 0), new TimeOnly(h.To, 0)))] });

    private static ReferenceData Year(Func<CalendarYear, CalendarYear> change) => Broken.Calendar(set => set with { Years = set.Years.At(2, change) });

    private static ReferenceData Holiday(Func<Holiday, Holiday> change) => Year(y => y with { Holidays = y.Holidays.At(3, change) });

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "O");
}
