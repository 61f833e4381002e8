using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Functions.Bots;

/// <summary>A secret that nobody could sign with is found at start-up, not at night.</summary>
public sealed class BotsOptionsValidator : IValidateOptions<BotsOptions>
{
    private const string Prefix = "whsec_";

    public ValidateOptionsResult Validate(string? name, BotsOptions options)
    {
        var wrong = options.Bots
            .SelectMany(bot => bot.Value.Secrets.Select((secret, i) => (Place: $"Bots:{bot.Key}:Secrets:{i}", Secret: secret)).Where(s => !IsSecret(s.Secret)))
            .Select(s => $"{s.Place} is not whsec_ and 24 to 64 bytes in base64.").ToList();
        wrong.AddRange(options.Bots.Where(bot => bot.Value.Secrets.Count == 0).Select(bot => $"Bots:{bot.Key} has no Secrets."));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsSecret(string secret)
    {
        var key = new byte[64];
        return secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) && length >= 24;
    }
}
