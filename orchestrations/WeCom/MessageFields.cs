using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.WeCom;

/// <summary>What the fields of the platform's messages may hold.</summary>
internal static class MessageFields
{
    private const int MostIdCharacters = 128;
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>An id that is safe wherever it is written.</summary>
    public static string Id(string? text, string field) =>
        text is { Length: > 0 and <= MostIdCharacters } && text.All(c => !char.IsControl(c) && !char.IsSurrogate(c)) && PlainText.Clean(text) == text
            ? text
            : throw new UnreadableMessageException($"{field} is missing, or no id.");

    /// <summary>Seconds since 1970, UTC.</summary>
    public static DateTimeOffset Instant(string? seconds, string field) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= Latest
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : throw new UnreadableMessageException($"{field} is missing, or no time.");

    public static double Degrees(string? text, string field) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)
            ? degrees
            : throw new UnreadableMessageException($"{field} is missing, or no number.");

    public static string? Clean(string? text) => text is null ? null : PlainText.Clean(text);

    /// <summary>
    /// The platform tells events apart by person and second; two buttons may be pressed in one, so what was pressed belongs to it.
    /// </summary>
    public static string EventId(string from, string createTime, string pressed) =>
        $"{from}-{createTime}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pressed)).AsSpan(0, 4))}";
}
