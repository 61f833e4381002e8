using System.Buffers;

namespace Xinjing.Serverless.Hotline;

/// <summary><c>HB</c> and the first 32 hex digits of the file's SHA-256.</summary>
public static class HotlineBatchId
{
    private const string Prefix = "HB";
    private const int Digits = 32;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <param name="sha256">Of the file, lower-case hex.</param>
    public static string Of(string sha256) => Prefix + sha256[..Digits];

    /// <summary>Whether the text has the form of one.</summary>
    public static bool IsValid(string text) =>
        text.Length == Prefix.Length + Digits && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Hex) < 0;
}
