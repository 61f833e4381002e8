using System.IO.Compression;
using System.Xml;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>The first sheet of a workbook, read cell by cell: its first row that is not empty holds the headers.</summary>
internal static class XlsxTable
{
    private const int MostColumns = 500;

    public static SourceTable Open(Stream content)
    {
        var rows = Guarded(Rows(content)).GetEnumerator();
        try
        {
            if (!rows.MoveNext()) throw BatchRefusals.Empty();
            string[] columns = [.. Enumerable.Range(0, rows.Current[^1].Column + 1).Select(i => rows.Current.FirstOrDefault(c => c.Column == i).Text?.Trim() ?? "")];
            return new SourceTable(columns, RowsAsync(columns, rows));
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    private static async IAsyncEnumerable<SourceRow> RowsAsync(string[] columns, IEnumerator<IReadOnlyList<XlsxCell>> rows)
    {
        using var _ = rows;
        while (rows.MoveNext())
            yield return new SourceRow([.. rows.Current.Where(c => c.Column < columns.Length).Select(c => new SourceCell(columns[c.Column], c.Text))]);
        await Task.CompletedTask;
    }

    /// <summary>What the zip and XML readers throw at a broken file becomes a refusal.</summary>
    private static IEnumerable<IReadOnlyList<XlsxCell>> Guarded(IEnumerable<IReadOnlyList<XlsxCell>> rows)
    {
        using var each = rows.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException or IndexOutOfRangeException)
            {
                throw BatchRefusals.Unreadable($"The workbook is broken ({broken.GetType().Name}). Open it in a spreadsheet program and save it anew.");
            }

            yield return each.Current;
        }
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> Rows(Stream content)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var package = new XlsxPackage(zip);
        if (!package.HasWorkbook) throw BatchRefusals.TypeNotKnown("a ZIP archive, but no workbook");
        using var strings = new SharedStrings(package);
        var styles = new XlsxStyles(package);
        using var xml = package.TryOpen(package.FirstSheet()) ?? throw BatchRefusals.Unreadable("The workbook has no sheet.");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            var cells = Cells(xml, strings, styles);
            if (cells.Exists(c => !string.IsNullOrWhiteSpace(c.Text))) yield return cells;
        }
    }

    private static List<XlsxCell> Cells(XmlReader xml, SharedStrings strings, XlsxStyles styles)
    {
        var (depth, isEmpty, cells, next) = (xml.Depth, xml.IsEmptyElement, new List<XlsxCell>(), 0);
        while (!isEmpty && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var (column, type, style) = (ColumnOf(xml.GetAttribute("r")) ?? next, xml.GetAttribute("t"), xml.GetAttribute("s"));
            next = column + 1;
            var text = XlsxText.Read(xml);
            if (column < MostColumns && text.Length > 0) cells.Add(new XlsxCell(column, Show(text, type, style, strings, styles)));
        }

        cells.Sort((one, other) => one.Column.CompareTo(other.Column));
        return cells;
    }

    private static string Show(string text, string? type, string? style, SharedStrings strings, XlsxStyles styles) => type switch
    {
        "s" => strings.Find(int.TryParse(text, out var index) ? index : -1) ?? "",
        "str" or "inlineStr" or "d" => text,
        "b" => text == "1" ? "是" : "否",
        "e" => "",
        _ => styles.Show(text, style),
    };

    /// <summary>From 0: <c>B7</c> is 1. One beyond every limit where the letters name none that there can be.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4)) column = (column * 26) + (letter - 'A' + 1);
        return column == 0 ? null : column - 1;
    }

    private readonly record struct XlsxCell(int Column, string Text);
}
