using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SimpleBase;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// <c>XJ</c> + the date of filing in Shanghai (yyMMdd) + ten Crockford base32 digits of SHA-256 over source and source id + a
/// check digit: short enough to be read out on the phone, and no digit can be mistaken for another.
/// </summary>
public static class CaseId
{
    private const string Prefix = "XJ";
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int HashDigits = 10;
    private const int Length = 2 + 6 + HashDigits + 1;

    /// <summary>The characters of an id after its prefix.</summary>
    internal static SearchValues<char> DigitSet { get; } = SearchValues.Create(Digits);

    public static string Create(string source, string sourceId, DateTimeOffset filedAt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{sourceId}"));
        var body = $"{Prefix}{ShanghaiTime.Day(filedAt):yyMMdd}{Base32.Crockford.Encode(hash)[..HashDigits]}";
        return body + CheckDigit(body);
    }

    /// <summary>Whether the text has the form of a case id and its check digit is right; a wrong digit or two swapped ones show.</summary>
    public static bool IsValid(string text) =>
        text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(DigitSet) < 0
        && CheckDigit(text.AsSpan(0, Length - 1)) == text[^1];

    /// <summary>Weights 3, 5, 7… are odd, and neighbours differ by two: every wrong digit and every swap but those 16 apart change the sum mod 32.</summary>
    private static char CheckDigit(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = Prefix.Length; i < body.Length; i++) sum += Digits.IndexOf(body[i], StringComparison.Ordinal) * ((2 * i) - 1);
        return Digits[sum % Digits.Length];
    }
}
