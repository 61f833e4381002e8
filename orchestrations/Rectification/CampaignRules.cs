using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>The rules of a campaign's targets: its own template on the calendar in force.</summary>
public sealed class CampaignRules(CampaignStore campaigns, ReferenceInForce reference)
{
    /// <exception cref="CampaignNotFoundException">No such campaign.</exception>
    public async Task<RectificationLifecycle> ForAsync(string campaignId, CancellationToken cancellationToken) =>
        For(await campaigns.FindAsync(campaignId, cancellationToken) ?? throw new CampaignNotFoundException(campaignId), await reference.GetAsync(cancellationToken));

    public static RectificationLifecycle For(Campaign campaign, RulesInForce rules) => new(campaign, rules.Planner);
}
