using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>Ids of targets begin with <c>ZG</c> (整改); the date is that of the campaign, and the rest follows from campaign and firm, so that a list read twice lists nobody twice.</summary>
public static class RectificationId
{
    internal const string Prefix = "ZG";

    /// <param name="key">See <see cref="TargetEntry.Key"/>.</param>
    public static string Create(Campaign campaign, string key) => RecordId.Create(Prefix, $"{campaign.Id}\n{key}", campaign.CreatedAt);

    public static bool IsValid(string text) => RecordId.IsValid(Prefix, text);
}
