using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Xinjing.Serverless.Hotline.Reading;

internal static partial class XlsxText
{
    /// <summary>Characters of one cell; spreadsheet programs end at 32,767.</summary>
    private const int MostCharacters = 40_000;

    /// <summary>The text inside the element that the reader stands on, and the reader on its end: runs joined, readings (拼音) left out.</summary>
    public static string Read(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text, isText, reading) = (xml.Depth, new StringBuilder(), false, int.MaxValue);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth <= reading) reading = int.MaxValue;
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "rPh" && reading == int.MaxValue) reading = xml.Depth;
                isText = xml.LocalName is "t" or "v" && reading == int.MaxValue;
            }
            else if (isText && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                if (isText && text.Length < MostCharacters) text.Append(xml.Value);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>What XML has no place for stands as its code: <c>_x000D_</c>, halves of a surrogate pair, and the underscore that would look like it.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, escaped => ((char)int.Parse(escaped.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();
}
