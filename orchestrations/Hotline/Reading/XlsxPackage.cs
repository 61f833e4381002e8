using System.IO.Compression;
using System.Xml;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>The parts of a workbook that a table needs, each read as a stream of XML; names are compared without namespaces, since there are two sets.</summary>
internal sealed class XlsxPackage(ZipArchive zip)
{
    /// <summary>What 50 MB may unfold into; a sheet of 100 000 rows takes a fifth of it.</summary>
    private const long MostUnfolded = 512L << 20;
    private const string Workbook = "xl/workbook.xml";
    private readonly UnfoldingBudget _budget = new(MostUnfolded);

    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public bool HasWorkbook => zip.GetEntry(Workbook) is not null;

    /// <summary>The elements of one name in a part; nothing where there is no such part.</summary>
    /// <param name="element">Gets the reader on each of them.</param>
    public void ForEach(string part, string name, Action<XmlReader> element)
    {
        using var xml = TryOpen(part);
        while (xml?.Read() == true)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name) element(xml);
        }
    }

    /// <summary><c>null</c> where there is no such part.</summary>
    public XmlReader? TryOpen(string part) =>
        zip.GetEntry(part) is { } entry ? XmlReader.Create(new BoundedRead(entry.Open(), _budget), Careful) : null;

    /// <summary>The part of the first sheet.</summary>
    public string FirstSheet()
    {
        string? id = null;
        ForEach(Workbook, "sheet", xml => id ??= Attribute(xml, "id"));
        string? target = null;
        ForEach("xl/_rels/workbook.xml.rels", "Relationship", xml =>
        {
            if (xml.GetAttribute("Id") == id) target ??= xml.GetAttribute("Target");
        });
        return target is null ? "xl/worksheets/sheet1.xml" : target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }

    /// <summary>Days are counted from 1904 in workbooks of old Macintosh programs.</summary>
    public bool CountsFrom1904()
    {
        var is1904 = false;
        ForEach(Workbook, "workbookPr", xml => is1904 |= xml.GetAttribute("date1904") is "1" or "true");
        return is1904;
    }

    private static string? Attribute(XmlReader xml, string localName)
    {
        string? found = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == localName) found ??= xml.Value;
        }

        xml.MoveToElement();
        return found;
    }
}
