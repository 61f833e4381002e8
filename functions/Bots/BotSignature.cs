using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Bots;

/// <summary>Standard Webhooks: HMAC-SHA256 over id, time and body, not older or newer than five minutes.</summary>
public sealed class BotSignature(IOptions<BotsOptions> options)
{
    private const string IdHeader = "webhook-id";
    private const string SignatureHeader = "webhook-signature";
    private const int MostIdCharacters = 200;

    /// <summary>A sender that changes its secret signs with both.</summary>
    private const int MostSignatures = 8;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The message's id, once it is sure that the bot sent this body.</summary>
    /// <exception cref="UnauthenticatedException">The bot is not known, or no signature holds, or it is too old.</exception>
    internal string Verify(string bot, IHeaderDictionary headers, RequestBody body)
    {
        if (!options.Value.Bots.TryGetValue(bot, out var known)) throw Refused();
        var id = headers[IdHeader].ToString();
        if (id.Length is 0 or > MostIdCharacters) throw new UnauthenticatedException($"Send {IdHeader}, of at most {MostIdCharacters} characters.");
        var signatures = headers[SignatureHeader].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostSignatures).ToList();
        var payload = Text(body);
        return known.Secrets.Any(secret => signatures.Exists(signature => Holds(secret, signature, headers, payload))) ? id : throw Refused();
    }

    /// <summary>The library reads one signature, where the specification allows several.</summary>
    private static bool Holds(string secret, string signature, IHeaderDictionary headers, string payload)
    {
        try
        {
            new StandardWebhook(secret).Verify(payload, new HeaderDictionary(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(headers, StringComparer.OrdinalIgnoreCase) { [SignatureHeader] = signature }));
            return true;
        }
        catch (Exception refused) when (refused is WebhookVerificationException or FormatException or OverflowException or ArgumentException)
        {
            return false;
        }
    }

    private static string Text(RequestBody body)
    {
        try
        {
            return Strict.GetString(body.Bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new ProblemException("body-invalid", "The body is not UTF-8.");
        }
    }

    private static UnauthenticatedException Refused() => new("The signature does not hold for this bot, or its time is more than five minutes away.");
}
