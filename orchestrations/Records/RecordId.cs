using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SimpleBase;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Records;

/// <summary>
/// Two letters for the kind + a date in Shanghai (yyMMdd) + ten Crockford base32 digits of SHA-256 over what makes the record the
/// same one + a check digit: short enough to be read out on the phone, and no digit can be mistaken for another.
/// </summary>
internal static class RecordId
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int PrefixLength = 2;
    private const int HashDigits = 10;
    private const int Length = PrefixLength + 6 + HashDigits + 1;

    /// <summary>The characters of an id after its prefix.</summary>
    internal static SearchValues<char> DigitSet { get; } = SearchValues.Create(Digits);

    /// <param name="identity">Gives the same id each time.</param>
    public static string Create(string prefix, string identity, DateTimeOffset at)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        var body = $"{prefix}{ShanghaiTime.Day(at):yyMMdd}{Base32.Crockford.Encode(hash)[..HashDigits]}";
        return body + CheckDigit(body);
    }

    /// <summary>Whether the text has the form of such an id and its check digit is right; a wrong digit or two swapped ones show.</summary>
    public static bool IsValid(string prefix, string text) =>
        text.Length == Length
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text.AsSpan(PrefixLength).IndexOfAnyExcept(DigitSet) < 0
        && CheckDigit(text.AsSpan(0, Length - 1)) == text[^1];

    /// <summary>Weights 3, 5, 7… are odd, and neighbours differ by two: every wrong digit and every swap but those 16 apart change the sum mod 32.</summary>
    private static char CheckDigit(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = PrefixLength; i < body.Length; i++) sum += Digits.IndexOf(body[i], StringComparison.Ordinal) * ((2 * i) - 1);
        return Digits[sum % Digits.Length];
    }
}
