using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Rectification.Door;

namespace Xinjing.Serverless.Functions.Firms;

/// <summary>What a firm sees of itself.</summary>
/// <param name="Prepare">Papers of the notice.</param>
/// <param name="NoticeConfirmed">The firm has said that it has the notice.</param>
/// <param name="Order">Number of the order; left out before there is one.</param>
/// <param name="ExpiresAt">UTC; of the link.</param>
public sealed record HandInView(
    string Name, string Campaign, string Authority, RectificationStatus Status, IReadOnlyList<string> Prepare, bool NoticeConfirmed, string? Order, IReadOnlyList<HandInFindingView> Findings, DateTimeOffset ExpiresAt)
{
    internal static HandInView Of(FirmVisit visit)
    {
        var (state, template) = (visit.Target, visit.Campaign.Template);
        return new HandInView(
            state.Name,
            visit.Campaign.Name,
            template.Authority,
            state.Status,
            [.. template.PapersOf(state.Kind)],
            state.Notice?.ConfirmedAt is not null,
            state.Order?.Number,
            state.Order is null ? [] : [.. state.Findings.Select(finding => HandInFindingView.Of(finding, state, template))],
            state.Link!.ExpiresAt);
    }
}

/// <param name="Finding">What was found, as in the order.</param>
/// <param name="DueAt">UTC; left out when nothing runs.</param>
/// <param name="Takes">Papers can be handed in now.</param>
public sealed record HandInFindingView(string Item, string Finding, string Note, CureWay Way, FindingStatus Status, DateTimeOffset? DueAt, bool Takes, IReadOnlyList<HandInPaper> Papers)
{
    internal static HandInFindingView Of(Finding finding, RectificationState state, CampaignTemplate template) => new(
        finding.Item,
        template.FindItem(finding.Item)?.Finding ?? finding.Item,
        finding.Note,
        finding.Way,
        finding.Status,
        finding.Status == FindingStatus.Cured ? null : state.Find(Deadlines.DeadlineKind.Rectification, finding.Item)?.DueAt,
        finding.Way == CureWay.HandIn && finding.Status is FindingStatus.Open or FindingStatus.HandedIn or FindingStatus.Overdue && state.Status is RectificationStatus.Rectifying or RectificationStatus.Reinspecting,
        finding.Papers);
}
