using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>A campaign as the public contract shows it. Instants are UTC, days Shanghai's.</summary>
/// <param name="Template">Code of the template that it began with, in the set <paramref name="Edition"/>.</param>
/// <param name="Figures">Only where one campaign is read by itself.</param>
public sealed record CampaignView(
    string Id,
    string Name,
    string Template,
    string Edition,
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Sections,
    IReadOnlyList<string> Grids,
    DateTimeOffset CreatedAt,
    CampaignFigures? Figures,
    CampaignLinks Links)
{
    internal static CampaignView Of(Campaign campaign, CampaignFigures? figures = null) => new(
        campaign.Id, campaign.Name, campaign.Template.Code, campaign.Edition, campaign.From, campaign.Until, campaign.Units, campaign.Sections, campaign.Grids, campaign.CreatedAt, figures,
        new CampaignLinks($"/api/campaigns/{campaign.Id}", $"/api/campaigns/{campaign.Id}/targets"));
}

public sealed record CampaignLinks(string Self, string Targets);

/// <param name="Continuation">For the next page; left out on the last.</param>
public sealed record CampaignListView(IReadOnlyList<CampaignView> Items, string? Continuation);
