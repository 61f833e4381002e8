using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Privacy;

/// <summary>
/// Seals what tells who a citizen is, before it is stored: AES-256-GCM, bound to the record that it belongs to, so that a sealed
/// text which somebody moves to another record does not open there.
/// </summary>
public sealed class PersonalData(IOptions<PrivacyOptions> options)
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly IReadOnlyList<SealingKey> _keys = [.. options.Value.Keys.Select(key => new SealingKey(Convert.FromBase64String(key)))];

    /// <summary>Another text each time; it says which key it was.</summary>
    /// <param name="owner">Id of the record that it belongs to.</param>
    public string Seal(string text, string owner)
    {
        var (key, plain) = (_keys[0], Encoding.UTF8.GetBytes(text));
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key.Bytes, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(owner));
        return $"{key.Id}.{Base64Url.EncodeToString(box)}";
    }

    /// <exception cref="KeyMissingException">The key that sealed it is none of ours.</exception>
    /// <exception cref="CryptographicException">It was changed, or belongs to another record.</exception>
    public string Open(string sealedText, string owner)
    {
        var dot = sealedText.IndexOf('.', StringComparison.Ordinal);
        var key = _keys.FirstOrDefault(k => dot > 0 && sealedText.AsSpan(0, dot).SequenceEqual(k.Id)) ?? throw new KeyMissingException();
        var written = sealedText.AsSpan(dot + 1);
        if (!Base64Url.IsValid(written, out var length) || length < NonceBytes + TagBytes) throw new CryptographicException("A sealed text was changed or cut off.");
        var box = Base64Url.DecodeFromChars(written);
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key.Bytes, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(owner));
        return Encoding.UTF8.GetString(plain);
    }

    private sealed record SealingKey(byte[] Bytes)
    {
        /// <summary>Tells keys apart, and nothing about them.</summary>
        public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData([.. "privacy-key\n"u8, .. Bytes]).AsSpan(0, 4));
    }
}
