using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Bulletins;

/// <summary>Counts the campaigns that a bulletin tells of: those that run, and those that are over while firms are still under an order.</summary>
public sealed class CampaignReading(CampaignStore campaigns, CampaignIndex targets)
{
    /// <param name="day">Of the bulletin; a campaign that begins later is left out.</param>
    /// <param name="at">UTC; what is due before it is overdue.</param>
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(DateOnly day, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var told = new List<CampaignFigure>();
        await foreach (var id in campaigns.ListIdsAsync(cancellationToken))
        {
            var campaign = (await campaigns.FindAsync(id, cancellationToken))!;
            if (campaign.From > day) continue;
            var counts = (await CampaignFigures.CountAsync(targets.MarksAsync(id, cancellationToken), at, cancellationToken)).Total;
            if (day <= campaign.Until || counts.Rectifying + counts.Enforcement + counts.Suspended > 0) told.Add(CampaignFigure.Of(campaign, counts));
        }

        return told;
    }
}
