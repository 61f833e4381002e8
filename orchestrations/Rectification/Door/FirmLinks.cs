using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Rectification.Door;

/// <summary>What a link says, once it is sure that the town signed it.</summary>
public sealed record FirmToken(string TargetId, int Number);

/// <summary>
/// Signs and reads the firms' links: target, number of the link, and 16 bytes of HMAC-SHA256 over both. Whether the link still
/// counts, and how long, is the target's to say.
/// </summary>
public sealed class FirmLinks(IOptions<HandInOptions> options)
{
    private const int MacBytes = 16;
    private const int MostCharacters = 100;
    private readonly IReadOnlyList<byte[]> _keys = [.. options.Value.Keys.Select(Convert.FromBase64String)];

    /// <summary>Whether links can be signed at all.</summary>
    public bool IsOpen => _keys.Count > 0;

    /// <summary>The same for the same link each time; <c>null</c> when no link counts.</summary>
    public string? TokenOf(RectificationState state) =>
        IsOpen && state.Link is { } link ? Sign(_keys[0], new FirmToken(state.Id, link.Number)) : null;

    /// <summary>Of the firm's page; <c>null</c> when no link counts.</summary>
    public string? PathOf(RectificationState state) => TokenOf(state) is { } token ? $"/api/handin/{token}" : null;

    /// <summary>Where the firm finds its page; <c>null</c> when no link counts now, or nobody knows where the town is reached from outside.</summary>
    /// <param name="now">UTC.</param>
    public Uri? AddressOf(RectificationState state, DateTimeOffset now) =>
        options.Value.PublicAddress is { } town && state.Link?.ExpiresAt > now && PathOf(state) is { } path ? new Uri(town, path) : null;

    /// <summary><c>null</c> for what the town never signed.</summary>
    public FirmToken? Read(string token)
    {
        if (token.Length > MostCharacters || token.Split('.') is not [var id, var digits, _]) return null;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var said = new FirmToken(id, number);
        return _keys.Any(key => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(key, said)), Encoding.UTF8.GetBytes(token))) ? said : null;
    }

    private static string Sign(byte[] key, FirmToken token)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{token.TargetId}.{token.Number}");
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"hand-in\n{signed}")).AsSpan(0, MacBytes))}";
    }
}
