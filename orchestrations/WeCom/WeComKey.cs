using System.Security.Cryptography;

namespace Xinjing.Serverless.WeCom;

/// <summary>AES-256-CBC as the platform uses it, for callbacks and for the pictures of its robots.</summary>
public sealed class WeComKey
{
    public const int Characters = 43;
    private const int Bytes = 32;
    private const int CipherBlock = 16;

    private readonly byte[] _key;

    /// <param name="encodingAesKey">The 43 characters of the platform's console.</param>
    /// <exception cref="ArgumentException">It is no such key.</exception>
    public WeComKey(string encodingAesKey) =>
        _key = TryDecode(encodingAesKey) ?? throw new ArgumentException($"An EncodingAESKey has {Characters} letters and digits.", nameof(encodingAesKey));

    /// <summary>The key's last character may carry spare bits, so the strict decoders of .NET are of no use.</summary>
    public static bool IsValid(string? encodingAesKey) => TryDecode(encodingAesKey) is not null;

    /// <summary>Decrypts and takes the padding away.</summary>
    /// <exception cref="CallbackRefusedException">It was not encrypted with this key.</exception>
    public byte[] Decrypt(byte[] ciphertext)
    {
        if (ciphertext.Length == 0 || ciphertext.Length % CipherBlock != 0)
            throw new CallbackRefusedException(CallbackRefusedException.Ciphertext, "The ciphertext is no whole number of blocks.");
        using var aes = Aes.Create();
        aes.Key = _key;
        var padded = aes.DecryptCbc(ciphertext, _key.AsSpan(0, CipherBlock), PaddingMode.None);
        return padded[..BlockPadding.Content(padded)];
    }

    /// <summary>Adds the padding and encrypts.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> content)
    {
        var added = BlockPadding.For(content.Length);
        var padded = new byte[content.Length + added];
        content.CopyTo(padded);
        padded.AsSpan(content.Length).Fill((byte)added);
        using var aes = Aes.Create();
        aes.Key = _key;
        return aes.EncryptCbc(padded, _key.AsSpan(0, CipherBlock), PaddingMode.None);
    }

    private static byte[]? TryDecode(string? text)
    {
        if (text is not { Length: Characters } || !text.All(char.IsAsciiLetterOrDigit)) return null;
        var key = Convert.FromBase64String(text + "=");
        return key.Length == Bytes ? key : null;
    }
}
