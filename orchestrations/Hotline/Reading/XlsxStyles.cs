using System.Globalization;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>Which cell styles show a number as a day or a time.</summary>
internal sealed class XlsxStyles
{
    private const int MostStyles = 100_000;
    private readonly List<bool> _isTime = [];
    private readonly bool _from1904;

    public XlsxStyles(XlsxPackage package)
    {
        _from1904 = package.CountsFrom1904();
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        package.ForEach("xl/styles.xml", "numFmt", xml => own[xml.GetAttribute("numFmtId") ?? ""] = xml.GetAttribute("formatCode") ?? "");
        package.ForEach("xl/styles.xml", "cellXfs", cellXfs =>
        {
            var (depth, isEmpty) = (cellXfs.Depth, cellXfs.IsEmptyElement);
            while (!isEmpty && cellXfs.Read() && cellXfs.Depth > depth && _isTime.Count < MostStyles)
            {
                if (cellXfs.Depth == depth + 1 && cellXfs.LocalName == "xf" && cellXfs.NodeType == System.Xml.XmlNodeType.Element)
                    _isTime.Add(IsTime(cellXfs.GetAttribute("numFmtId") ?? "", own));
            }
        });
    }

    /// <summary>A number as people read it: a time as 2026-03-02 09:30:00, an id without an exponent.</summary>
    public string Show(string number, string? style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return number;
        var isTime = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _isTime.Count && _isTime[index];
        if (isTime && value is >= 1 and < 2_900_000)
            return DateTime.FromOADate(value + (_from1904 ? 1462 : 0)).AddMilliseconds(500).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Math.Abs(value) < 1e15 && value == Math.Floor(value) ? value.ToString("F0", CultureInfo.InvariantCulture) : number;
    }

    private static bool IsTime(string id, Dictionary<string, string> own) =>
        own.TryGetValue(id, out var code) ? ShowsTime(code)
        : int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var builtIn) && builtIn is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>A letter of day or time outside quotes and brackets.</summary>
    private static bool ShowsTime(string code)
    {
        var (isQuoted, isBracketed) = (false, false);
        foreach (var letter in code)
        {
            if (letter == '"') isQuoted = !isQuoted;
            else if (letter is '[' or ']') isBracketed = letter == '[';
            else if (!isQuoted && !isBracketed && letter is 'y' or 'Y' or 'd' or 'D' or 'h' or 'H') return !isQuoted && !isBracketed;
        }

        return false;
    }
}
