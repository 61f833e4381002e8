using System.Globalization;

namespace Xinjing.Serverless.Bulletins.Sections;

/// <summary>How far each campaign is (专项治理); left out when none runs.</summary>
internal static class CampaignSection
{
    public static BulletinSection? Of(BulletinFigures figures) =>
        figures.Campaigns.Count == 0 ? null : new BulletinSection("专项治理", [.. figures.Campaigns.SelectMany(Lines)]);

    private static IEnumerable<string> Lines(CampaignFigure campaign)
    {
        var coverage = campaign.Targets == 0 ? "" : $"，覆盖率 {BulletinWords.Percent(campaign.Visited / (double)campaign.Targets)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{campaign.Name}：底册 {campaign.Targets} 家，已检查 {campaign.Visited} 家{coverage}，未检查 {campaign.Targets - campaign.Visited} 家");
        yield return string.Create(CultureInfo.InvariantCulture, $"整改中 {campaign.Rectifying} 家，已销号 {campaign.Closed} 家，移送执法 {campaign.Enforcement} 家，超期 {campaign.Overdue} 家");
    }
}
