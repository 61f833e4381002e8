namespace Xinjing.Serverless.Hotline;

internal static class RowText
{
    /// <summary>Never cuts a character of two code units (𠮷) in half.</summary>
    public static string Shorten(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
}
