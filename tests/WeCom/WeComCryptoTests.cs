using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class WeComCryptoTests
{
    private static readonly byte[] Key = Convert.FromBase64String(KnownAnswer.Echo.Key + "=");

    [Fact]
    public void The_platforms_own_sample_is_opened() => Assert.Equal("1616140317555161061", KnownAnswer.Sample.Open());

    [Fact]
    public void A_reply_is_encrypted_and_signed_to_the_byte()
    {
        var reply = KnownAnswer.Reply;
        Assert.Equal(reply.Encrypt, reply.Crypto.Encrypt(KnownAnswer.ReplyText, Encoding.ASCII.GetBytes(KnownAnswer.FixedRandom)));
        Assert.Equal(reply.Signature, reply.Crypto.Sign(reply.Timestamp, reply.Nonce, reply.Encrypt));
        Assert.Equal(KnownAnswer.ReplyText, reply.Open());
    }

    [Fact]
    public void A_verification_of_another_library_is_opened() => Assert.Equal("5927782489442352469", KnownAnswer.Echo.Open());

    [Fact]
    public void A_text_of_another_library_is_opened_and_read()
    {
        var message = AppMessages.Read(KnownAnswer.Text.Open(), CoordinateSystem.Gcj02)!;
        Assert.Equal(("app-4363689963896700987", "test"), (message.Id, message.Text));
    }

    [Theory]
    [InlineData(0, 32)]
    [InlineData(1, 31)]
    [InlineData(31, 1)]
    [InlineData(32, 32)]
    public void Padding_fills_to_multiples_of_32(int length, int added)
    {
        using var aes = Aes.Create();
        aes.Key = Key;
        var content = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        var key = new WeComKey(KnownAnswer.Echo.Key);
        var padded = aes.DecryptCbc(key.Encrypt(content), Key.AsSpan(0, 16), PaddingMode.None);
        Assert.Equal([.. content, .. Enumerable.Repeat((byte)added, added)], padded);
        Assert.Equal(content, key.Decrypt(key.Encrypt(content)));
    }

    [Fact]
    public void Padding_of_more_than_a_block_of_the_cipher_is_taken_away()
    {
        // 16 + 4 + 7 + 18 = 45 bytes, so 19 are added: more than .NET would take away by itself.
        var echo = KnownAnswer.Echo;
        Assert.Equal("7 bytes", echo.Crypto.Decrypt(echo.Crypto.Encrypt("7 bytes", [.. Enumerable.Range(240, 16).Select(i => (byte)i)])));
    }

    [Theory]
    [InlineData(0, 33)]
    [InlineData(31, 0)]
    [InlineData(30, 1, 2)]
    [InlineData(29, 3, 2, 3)]
    [InlineData(16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 15)]
    public void Padding_that_is_none_is_refused(int zeros, params int[] end)
    {
        byte[] padded = [.. new byte[zeros], .. end.Select(b => (byte)b)];
        var refused = Assert.Throws<CallbackRefusedException>(() => new WeComKey(KnownAnswer.Echo.Key).Decrypt(Raw([.. padded, .. new byte[(16 - (padded.Length % 16)) % 16]])));
        Assert.Equal(CallbackRefusedException.Padding, refused.Code);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0x8000_0000)]
    [InlineData(100u)]
    public void A_length_beyond_the_end_is_refused(uint length)
    {
        var content = new byte[40];
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(16), length);
        Assert.Equal(CallbackRefusedException.Layout, Refusal(Convert.ToBase64String(new WeComKey(KnownAnswer.Echo.Key).Encrypt(content))));
    }

    [Fact]
    public void A_message_for_another_receiver_is_refused()
    {
        var (echo, other) = (KnownAnswer.Echo, new WeComCrypto(KnownAnswer.Echo.Token, new WeComKey(KnownAnswer.Echo.Key), "wxsomebodyelse"));
        Assert.Equal(CallbackRefusedException.Receiver, Refusal(other.Encrypt("hello")));
        Assert.Equal(CallbackRefusedException.Receiver, Assert.Throws<CallbackRefusedException>(() => other.Decrypt(echo.Encrypt)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("AAAA")]
    [InlineData("4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=")]
    public void What_is_no_ciphertext_is_refused(string encrypt) => Assert.Equal(CallbackRefusedException.Ciphertext, Refusal(encrypt));

    [Fact]
    public void Every_cut_and_every_changed_bit_of_a_callback_is_refused()
    {
        var (text, crypto) = (KnownAnswer.Text, KnownAnswer.Text.Crypto);
        for (var length = 0; length < text.Encrypt.Length; length++) Refuses(() => crypto.Open(text.Signature, text.Timestamp, text.Nonce, text.Encrypt[..length]));
        for (var bit = 0; bit < text.Encrypt.Length * 7; bit++) Refuses(() => crypto.Open(text.Signature, text.Timestamp, text.Nonce, Flip(text.Encrypt, bit)));
        for (var bit = 0; bit < text.Signature.Length * 7; bit++) Refuses(() => crypto.Open(Flip(text.Signature, bit), text.Timestamp, text.Nonce, text.Encrypt));
        for (var bit = 0; bit < text.Timestamp.Length * 7; bit++) Refuses(() => crypto.Open(text.Signature, Flip(text.Timestamp, bit), text.Nonce, text.Encrypt));
        for (var bit = 0; bit < text.Nonce.Length * 7; bit++) Refuses(() => crypto.Open(text.Signature, text.Timestamp, Flip(text.Nonce, bit), text.Encrypt));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1a")]
    [InlineData("kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aRx")]
    [InlineData("kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1a=")]
    public void What_is_no_key_is_told(string? key) => Assert.False(WeComKey.IsValid(key));

    private static byte[] Raw(byte[] padded)
    {
        using var aes = Aes.Create();
        aes.Key = Key;
        return aes.EncryptCbc(padded, Key.AsSpan(0, 16), PaddingMode.None);
    }

    private static string Refusal(string encrypt) => Assert.Throws<CallbackRefusedException>(() => KnownAnswer.Echo.Crypto.Decrypt(encrypt)).Code;

    private static void Refuses(Func<string> open) => Assert.Throws<CallbackRefusedException>(open);

    private static string Flip(string text, int bit)
    {
        var characters = text.ToCharArray();
        characters[bit / 7] ^= (char)(1 << (bit % 7));
        return new string(characters);
    }
}
