using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Xinjing.Serverless.WeCom;

/// <summary>Signature and encryption of callbacks (developer.work.weixin.qq.com, path 91144). What is refused is refused by one exception.</summary>
/// <param name="token">As in the platform's console.</param>
/// <param name="receiveId">Whom the messages are for: the corp id; empty for a smart robot.</param>
public sealed class WeComCrypto(string token, WeComKey key, string receiveId)
{
    /// <summary>Random bytes before the message; never text.</summary>
    public const int RandomBytes = 16;

    private const int LengthBytes = 4;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly byte[] _receiveId = Encoding.UTF8.GetBytes(receiveId);

    /// <summary>Lower-case hex.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The platform's protocol says SHA-1.")]
    public string Sign(string timestamp, string nonce, string encrypt)
    {
        string[] parts = [token, timestamp, nonce, encrypt];
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    /// <summary>The message of a callback whose signature is right.</summary>
    /// <exception cref="CallbackRefusedException">It was not made by somebody who knows the token and the key.</exception>
    public string Open(string signature, string timestamp, string nonce, string encrypt)
    {
        var expected = Encoding.UTF8.GetBytes(Sign(timestamp, nonce, encrypt));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected))
            throw new CallbackRefusedException(CallbackRefusedException.Signature, "The signature is not that of this token.");
        return Decrypt(encrypt);
    }

    /// <summary>The message alone; whoever calls this has seen to the signature, for a changed ciphertext may still decrypt.</summary>
    /// <exception cref="CallbackRefusedException">It was not encrypted with this key for this receiver.</exception>
    public string Decrypt(string encrypt)
    {
        var content = key.Decrypt(Base64(encrypt)).AsSpan();
        if (content.Length < RandomBytes + LengthBytes) throw Layout();
        var length = BinaryPrimitives.ReadUInt32BigEndian(content[RandomBytes..]);
        var rest = content[(RandomBytes + LengthBytes)..];
        if (length > (uint)rest.Length) throw Layout();
        if (!CryptographicOperations.FixedTimeEquals(rest[(int)length..], _receiveId))
            throw new CallbackRefusedException(CallbackRefusedException.Receiver, "The message is for another receiver than the setting says.");
        return Text(rest[..(int)length]);
    }

    /// <param name="random">Sixteen bytes; new ones when left out.</param>
    public string Encrypt(string message, byte[]? random = null)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var content = new byte[RandomBytes + LengthBytes + text.Length + _receiveId.Length];
        (random ?? RandomNumberGenerator.GetBytes(RandomBytes)).AsSpan(0, RandomBytes).CopyTo(content);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(RandomBytes), text.Length);
        text.CopyTo(content, RandomBytes + LengthBytes);
        _receiveId.CopyTo(content, RandomBytes + LengthBytes + text.Length);
        return Convert.ToBase64String(key.Encrypt(content));
    }

    private static byte[] Base64(string encrypt)
    {
        var bytes = new byte[(encrypt.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(encrypt, bytes, out var written)
            ? bytes[..written]
            : throw new CallbackRefusedException(CallbackRefusedException.Ciphertext, "The ciphertext is no base64.");
    }

    private static string Text(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Layout();
        }
    }

    private static CallbackRefusedException Layout() => new(CallbackRefusedException.Layout, "What was decrypted is not laid out as a message.");
}
