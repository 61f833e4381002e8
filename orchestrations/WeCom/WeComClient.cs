namespace Xinjing.Serverless.WeCom;

/// <summary>How long the town waits for the platform.</summary>
internal static class WeComClient
{
    /// <summary>For one call.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
}
