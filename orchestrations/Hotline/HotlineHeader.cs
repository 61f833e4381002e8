using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Hotline.Reading;

namespace Xinjing.Serverless.Hotline;

/// <summary>Takes the columns of a file for our fields.</summary>
public static class HotlineHeader
{
    private const int MostIgnored = 50;
    private const int MostCharacters = 60;

    /// <exception cref="BatchRefusedException">A required field has no column.</exception>
    public static void Check(IReadOnlyList<string> columns, HotlineColumnSet set)
    {
        var fields = columns.Select(c => set.Find(c)?.Field).ToHashSet();
        List<string> missing = [.. HotlineColumnSet.Required.Where(field => !fields.Contains(field)).Select(field => Describe(field, set))];
        if (missing.Count > 0) throw BatchRefusals.WrongHeader(missing, [.. columns.Select(Short)]);
    }

    /// <summary>Headers that no field comes under; the first fifty.</summary>
    public static IReadOnlyList<string> Ignored(IReadOnlyList<string> columns, HotlineColumnSet set) =>
        [.. columns.Where(c => c.Length > 0 && set.Find(c) is null).Select(Short).Distinct(StringComparer.Ordinal).Take(MostIgnored)];

    /// <summary>A row by our fields; of several columns for one field, the first of the set's order that is filled.</summary>
    public static HotlineRow Read(int number, SourceRow row, HotlineColumnSet set)
    {
        var cells = new List<HotlineCell>();
        foreach (var column in set.Columns)
        {
            foreach (var header in column.Headers)
            {
                if (row.Cells.FirstOrDefault(c => c.Column == header && Says(c.Text, set)) is not { Column: not null } cell) continue;
                cells.Add(new HotlineCell(column.Field, header, PlainText.Clean(cell.Text).Trim()));
                break;
            }
        }

        return new HotlineRow(number, cells, row.Problem);
    }

    private static bool Says(string text, HotlineColumnSet set) =>
        !string.IsNullOrWhiteSpace(text) && !set.EmptyWords.Contains(text.Trim(), StringComparer.Ordinal);

    private static string Describe(HotlineField field, HotlineColumnSet set) =>
        $"{HotlineColumnSet.Word(field)} ({string.Join(" / ", set.Columns.Where(c => c.Field == field).SelectMany(c => c.Headers))})";

    private static string Short(string header) => RowText.Shorten(PlainText.Clean(header), MostCharacters);
}
