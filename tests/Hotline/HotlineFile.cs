using System.IO.Compression;
using System.Text;
using Xinjing.Serverless.Hotline.Reading;

namespace Xinjing.Serverless.Tests.Hotline;

/// <summary>Files as districts send them.</summary>
internal static class HotlineFile
{
    public const string Header = "工单编号,诉求内容,事项小类,事发地址,诉求人,移动电话,紧急程度,派单时间";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static string Csv(params IEnumerable<string> rows) => string.Join("\r\n", rows.Prepend(Header)) + "\r\n";

    public static string Row(string id, string description = "剑河路人行道上有垃圾", string category = "暴露垃圾", string phone = "19900001234", string urgency = "一般", string at = "2026-03-02 09:30:00") =>
        $"{id},{description},{category},剑河路{id},王建国,{phone},{urgency},{at}";

    public static byte[] Gb18030(string text) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);

    /// <summary>A workbook with shared texts, with a number for every cell that is one, and a time format for style 1.</summary>
    public static byte[] Xlsx(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var texts = new List<string>();
        var sheet = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetData>""");
        foreach (var (number, row) in rows.Index()) sheet.Append($"""<row r="{number + 1}">""").AppendJoin("", row.Index().Select(c => Cell(c.Item, c.Index, number + 1, texts))).Append("</row>");
        sheet.Append("</sheetData></worksheet>");
        var shared = string.Concat(texts.Select(t => $"<si><r><t xml:space=\"preserve\">{Escape(t)}</t></r><rPh sb=\"0\" eb=\"1\"><t>pin</t></rPh></si>"));
        return Zip(
            ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="工单" sheetId="1" r:id="rId7"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="t" Target="worksheets/orders.xml"/></Relationships>"""),
            ("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy/m/d\ h:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"""),
            ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{shared}</sst>"""),
            ("xl/worksheets/orders.xml", sheet.ToString()));
    }

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>A workbook whose one row unfolds into so many megabytes of nothing.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var book = zip.CreateEntry("xl/workbook.xml").Open()) book.Write("<workbook/>"u8);
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            sheet.Write("<worksheet><sheetData><row><c><v>1</v></c></row>"u8);
            var nothing = new byte[1 << 20];
            nothing.AsSpan().Fill((byte)' ');
            for (var written = 0; written < megabytes; written++) sheet.Write(nothing);
        }

        return file.ToArray();
    }

    /// <summary>Reads a file to its end.</summary>
    public static async Task<(IReadOnlyList<string> Columns, List<SourceRow> Rows)> ReadAsync(byte[] content, SourceFormat format, bool isUtf8 = true)
    {
        using var stream = new MemoryStream(content);
        var table = await SourceTable.OpenAsync(stream, format, isUtf8, CancellationToken.None);
        var rows = new List<SourceRow>();
        await foreach (var row in table.Rows) rows.Add(row);
        return (table.Columns, rows);
    }

    public static Task<(IReadOnlyList<string> Columns, List<SourceRow> Rows)> ReadAsync(string text, SourceFormat format) => ReadAsync(Encoding.UTF8.GetBytes(text), format);

    private static string Cell(object? value, int column, int row, List<string> texts)
    {
        var reference = $"{(char)('A' + column)}{row}";
        if (value is null) return $"""<c r="{reference}" s="0"/>""";
        if (value is DateTime time) return $"""<c r="{reference}" s="1"><v>{time.ToOADate():R}</v></c>""";
        if (value is not string text) return $"""<c r="{reference}"><v>{value}</v></c>""";
        texts.Add(text);
        return $"""<c r="{reference}" t="s"><v>{texts.Count - 1}</v></c>""";
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
