using System.Globalization;
using System.Text;

namespace Xinjing.Serverless.WeCom;

/// <summary>Texts that must fit into so many bytes of UTF-8.</summary>
public static class TextCut
{
    /// <summary>What the platform takes in one text.</summary>
    public const int MostBytes = 2048;

    private const string Ellipsis = "…";
    private static readonly int EllipsisBytes = Encoding.UTF8.GetByteCount(Ellipsis);

    /// <summary>The text, or its beginning and an ellipsis; cut between characters, never within one.</summary>
    /// <param name="most">Bytes, at least three.</param>
    public static string Bytes(string text, int most)
    {
        if (Encoding.UTF8.GetByteCount(text) <= most) return text;
        var (kept, bytes) = (0, EllipsisBytes);
        while (true)
        {
            var length = StringInfo.GetNextTextElementLength(text, kept);
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(kept, length));
            if (bytes > most) return string.Concat(text.AsSpan(0, kept), Ellipsis);
            kept += length;
        }
    }
}
