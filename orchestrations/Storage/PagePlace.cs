using System.Globalization;
using System.Text;

namespace Xinjing.Serverless.Storage;

/// <summary>Where a list goes on: in which of its ranges, and the storage's own token in it.</summary>
internal readonly record struct PagePlace(int Range, string? Token)
{
    /// <exception cref="FormatException">It is none that <see cref="Write"/> gave.</exception>
    public static PagePlace Read(string? continuation)
    {
        if (continuation is null) return default;
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(continuation));
        var end = text.IndexOf('|', StringComparison.Ordinal);
        if (end < 0 || !int.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var range)) throw new FormatException("No range in the continuation.");
        return new PagePlace(range, end == text.Length - 1 ? null : text[(end + 1)..]);
    }

    public string Write() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Range}|{Token}")));

    /// <param name="token">What the storage said after a page; nothing at the end of the range.</param>
    public PagePlace After(string? token) => string.IsNullOrEmpty(token) ? new PagePlace(Range + 1, Token: null) : this with { Token = token };
}
