namespace Xinjing.Serverless.Rectification.Door;

/// <summary>A firm's link does not lead in; the message says what the firm can do.</summary>
/// <param name="code">Stable, kebab-case.</param>
public sealed class FirmLinkException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>Nothing tells a link that was never signed from one that was revoked.</summary>
    internal static FirmLinkException NotFound() => new("link-not-found", "This link does not count, or no longer. Ask the inspectors for another.");

    internal static FirmLinkException Expired() => new("link-expired", "This link has expired. Ask the inspectors for another.");

    internal static FirmLinkException TooMany(TimeSpan window) => new(TooManyCode, $"Too many requests by this link; wait {window.TotalMinutes:0} minutes.");

    /// <summary>The one refusal that passes.</summary>
    public const string TooManyCode = "too-many-requests";
}
