namespace Xinjing.Serverless.Functions.Bots;

/// <summary>The bots that may report, section <c>Bots</c>: <c>Bots:{bot}:Secrets:0</c> and, while a secret is being changed, <c>Secrets:1</c>.</summary>
public sealed class BotsOptions
{
    /// <summary>By the name in the path.</summary>
    public IDictionary<string, BotOptions> Bots { get; } = new Dictionary<string, BotOptions>(StringComparer.Ordinal);
}

public sealed class BotOptions
{
    /// <summary>Shared secrets, <c>whsec_</c> and 24 to 64 bytes in base64; each of them is taken.</summary>
    public IList<string> Secrets { get; } = [];
}
