using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

/// <summary>Checks that a year's days off and make-up days belong to it and do not contradict each other.</summary>
internal static class CalendarYearChecks
{
    private const string File = ReferenceFile.Calendar;
    private const int LongestHoliday = 31;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data) =>
        data.CalendarSet.Years.Index().SelectMany(y => Find(y.Item, $"years[{y.Index}]"));

    private static IEnumerable<ReferenceProblem> Find(CalendarYear year, string place)
    {
        if (year.Year is < LocalInstant.FirstYear or > LocalInstant.LastYear)
            return [new(File, $"{place}.year", $"{year.Year} is none of the years {LocalInstant.FirstYear} to {LocalInstant.LastYear} that are counted.")];
        return
        [
            .. OfYear(year, place),
            .. year.Holidays.Index().SelectMany(h => OfHoliday(year, h.Index, $"{place}.holidays[{h.Index}]")),
            .. year.MakeUpDays.Index().SelectMany(d => OfMakeUpDay(year, d.Item, $"{place}.makeUpDays[{d.Index}]")),
            .. Names.Repeated(File, year.MakeUpDays.Select(d => $"{d:O}"), i => $"{place}.makeUpDays[{i}]"),
        ];
    }

    private static IEnumerable<ReferenceProblem> OfYear(CalendarYear year, string place)
    {
        if (string.IsNullOrWhiteSpace(year.Source)) yield return new(File, $"{place}.source", "Name the notice that says so; deadlines are proved by it.");
        if (year.Holidays.Count == 0)
            yield return new(File, $"{place}.holidays", "No year is without holidays; leave the year out until its notice is published, and its deadlines stay provisional.");
    }

    private static IEnumerable<ReferenceProblem> OfHoliday(CalendarYear year, int index, string place)
    {
        var holiday = year.Holidays[index];
        if (string.IsNullOrWhiteSpace(holiday.Name)) yield return new(File, $"{place}.name", "Name the holiday; it is shown as the reason for a skipped day.");
        if (holiday.From.Year != year.Year) yield return Outside($"{place}.from", holiday.From, year);
        else if (holiday.Last.Year != year.Year) yield return Outside($"{place}.to", holiday.Last, year);
        else if (holiday.Last < holiday.From) yield return new(File, $"{place}.to", $"{holiday.Last:O} is before the first day off, {holiday.From:O}; swap the two.");
        else if (holiday.Last.DayNumber - holiday.From.DayNumber >= LongestHoliday) yield return new(File, $"{place}.to", $"More than {LongestHoliday} days off in a row; is the month right?");
        else if (year.Holidays.Take(index).Index().FirstOrDefault(h => h.Item.From <= holiday.Last && holiday.From <= h.Item.Last) is { Item: { } other } same)
            yield return new(File, $"{place}.from", $"Overlaps holidays[{same.Index}] ({other.Name}); put each day into one holiday.");
    }

    private static IEnumerable<ReferenceProblem> OfMakeUpDay(CalendarYear year, DateOnly day, string place)
    {
        if (day.Year != year.Year) yield return Outside(place, day, year);
        else if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            yield return new(File, place, $"{day:O} is a {day.DayOfWeek}, which is worked anyway; delete it, or correct the date.");
        if (year.Holidays.FirstOrDefault(h => h.From <= day && day <= h.Last) is { } holiday)
            yield return new(File, place, $"{day:O} is a day off as well ({holiday.Name}); delete it here or end the holiday before it.");
    }

    private static ReferenceProblem Outside(string place, DateOnly day, CalendarYear year) =>
        new(File, place, $"{day:O} is not in {year.Year}; move it to its own year, also where the notice of {year.Year} names it.");
}
