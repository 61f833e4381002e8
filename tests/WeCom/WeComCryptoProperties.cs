using System.Diagnostics.CodeAnalysis;
using System.Text;
using FsCheck.Xunit;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "The same inputs at each run.")]
public sealed class WeComCryptoProperties
{
    private static readonly WeComKey Key = new(KnownAnswer.Echo.Key);

    [Property(MaxTest = 2000)]
    public void What_was_encrypted_and_signed_is_opened_again(string? message, string? receiver, ulong timestamp, ulong nonce)
    {
        var (said, crypto) = (Valid(message), new WeComCrypto("token", Key, Valid(receiver)));
        var encrypt = crypto.Encrypt(said);
        Assert.Equal(said, crypto.Open(crypto.Sign($"{timestamp}", $"{nonce}", encrypt), $"{timestamp}", $"{nonce}", encrypt));
    }

    /// <summary>Signed rightly, so that all of it comes to the decryption and the readers behind it.</summary>
    [Fact]
    public void Whatever_is_sent_is_opened_or_refused_and_nothing_else()
    {
        var random = new Random(20261125);
        var callbacks = Door.Callbacks(Door.Settings());
        var refusals = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var turn = 0; turn < 40_000; turn++)
        {
            var encrypt = turn % 2 == 0 ? Mutated(random) : Convert.ToBase64String(Bytes(random, random.Next(1, 8) * 32));
            var body = turn % 3 == 0 ? Door.Json(encrypt) : Door.Xml(encrypt);
            if (turn % 50 == 0) body = body[..random.Next(body.Length)];
            try
            {
                callbacks.Read(callbacks.Open(Door.Query(Door.Crypto(turn % 3 == 0), encrypt), body));
            }
            catch (CallbackRefusedException refused)
            {
                refusals[refused.Code] = refusals.GetValueOrDefault(refused.Code) + 1;
            }
            catch (UnreadableMessageException)
            {
                refusals["unreadable"] = refusals.GetValueOrDefault("unreadable") + 1;
            }
        }

        Assert.True(refusals.Count >= 5, string.Join(", ", refusals));
    }

    [Fact]
    public void Whatever_is_decrypted_is_a_message_or_refused()
    {
        var (random, crypto, messages) = (new Random(20261126), Door.Crypto(), 0);
        var good = Convert.FromBase64String(crypto.Encrypt(Samples.AppText));
        for (var turn = 0; turn < 200_000; turn++)
        {
            var changed = turn % 4 == 0 ? Bytes(random, random.Next(80)) : [.. good];
            for (var changes = random.Next(4); changes > 0 && changed.Length > 0; changes--) changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                crypto.Decrypt(Convert.ToBase64String(changed.AsSpan(0, turn % 5 == 0 ? random.Next(changed.Length + 1) : changed.Length)));
                messages++;
            }
            catch (CallbackRefusedException)
            {
                // As it should be.
            }
        }

        Assert.InRange(messages, 10_000, 190_000);
    }

    private static string Mutated(Random random)
    {
        var isRobot = random.Next(2) == 0;
        var bytes = Convert.FromBase64String(Door.Crypto(isRobot).Encrypt(MutatedText(random, isRobot ? Samples.RobotMixed : Samples.AppText)));
        if (random.Next(3) == 0) bytes[random.Next(bytes.Length)] ^= (byte)random.Next(256);
        return Convert.ToBase64String(bytes.AsSpan(0, random.Next(20) == 0 ? random.Next(bytes.Length) : bytes.Length));
    }

    private static string MutatedText(Random random, string text)
    {
        var characters = text.ToCharArray();
        for (var changes = random.Next(3); changes > 0; changes--) characters[random.Next(characters.Length)] = (char)random.Next(random.Next(2) == 0 ? 128 : 65_536);
        return new string(characters);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Halves of surrogate pairs have no bytes.</summary>
    private static string Valid(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
