using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

/// <summary>Checks on zone, office hours and the list of years; <see cref="CalendarYearChecks"/> looks into each year.</summary>
internal static class CalendarChecks
{
    private const string File = ReferenceFile.Calendar;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var set = data.CalendarSet;
        if (set.Zone != CalendarSet.Shanghai) yield return new(File, "zone", $"'{set.Zone}': time is counted in {CalendarSet.Shanghai} only; write that.");
        if (set.OfficeHours.Count == 0) yield return new(File, "officeHours", "Without office hours no working hour ever passes; give at least one stretch.");
        if (set.Years.Count == 0) yield return new(File, "years", "Without a year every deadline is provisional; add the year that is running.");
        IEnumerable<ReferenceProblem> further =
        [
            .. set.OfficeHours.Index().SelectMany(h => Find(h.Item, h.Index > 0 ? set.OfficeHours[h.Index - 1] : null, $"officeHours[{h.Index}]")),
            .. Names.Repeated(File, set.Years.Select(y => $"{y.Year}"), i => $"years[{i}].year"),
        ];
        foreach (var problem in further) yield return problem;
    }

    private static IEnumerable<ReferenceProblem> Find(OfficeHours hours, OfficeHours? before, string place)
    {
        if (hours.To <= hours.From)
            yield return new(File, $"{place}.to", $"Offices close at {hours.To:HH:mm}, which is not after {hours.From:HH:mm}; hours over midnight are not supported.");
        if (hours.From < before?.To)
            yield return new(File, $"{place}.from", $"Opens at {hours.From:HH:mm}, before the stretch above closes at {before.To:HH:mm}; put them in order, without overlap.");
    }
}
