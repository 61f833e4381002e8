using System.Globalization;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Reference;

internal static class HotlineColumnChecks
{
    private const string File = ReferenceFile.HotlineColumns;
    private static readonly DateTime Sample = new(2026, 3, 2, 9, 5, 0, DateTimeKind.Unspecified);

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var set = data.HotlineColumnSet;
        return HotlineColumnSet.Required.Where(field => set.Columns.All(c => c.Field != field))
            .Select(field => new ReferenceProblem(File, "columns", $"No column gives {HotlineColumnSet.Word(field)}, without which no case can be filed; add one."))
            .Concat(set.Columns.Index().SelectMany(c => Find(c.Item, $"columns[{c.Index}]")))
            .Concat(Names.Repeated(File, set.Columns.Select(c => HotlineColumnSet.Word(c.Field)), i => $"columns[{i}].field"))
            .Concat(Names.Repeated(File, set.Columns.SelectMany(c => c.Headers), Place(set)))
            .Concat(Names.Repeated(File, set.Urgency.Select(w => w.Word), i => $"urgency[{i}].word"))
            .Concat(set.TimeFormats.Index().Where(f => !IsFormat(f.Item)).Select(f => new ReferenceProblem(
                File, $"timeFormats[{f.Index}]", $"'{f.Item}' does not give day and time back; write one such as yyyy-MM-dd HH:mm.")));
    }

    private static IEnumerable<ReferenceProblem> Find(HotlineColumn column, string place)
    {
        if (column.Headers.Count == 0) yield return new(File, $"{place}.headers", "At least one header; delete the column if no batch has it.");
        foreach (var (index, header) in column.Headers.Index())
        {
            if (header.Trim() != header || header.Length == 0) yield return new(File, $"{place}.headers[{index}]", $"'{header}' is empty or has spaces around it; headers are compared without them.");
        }
    }

    /// <summary>Where in its column a header stands, by its number among all of them.</summary>
    private static Func<int, string> Place(HotlineColumnSet set)
    {
        var places = set.Columns.Index().SelectMany(c => c.Item.Headers.Index().Select(h => $"columns[{c.Index}].headers[{h.Index}]")).ToList();
        return index => places[index];
    }

    /// <summary>A format that loses the day or the minute would put every order at a wrong time; one for days alone is fine.</summary>
    private static bool IsFormat(string format)
    {
        try
        {
            var text = Sample.ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && (read == Sample || read == Sample.Date);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
