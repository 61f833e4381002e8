using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>How long the work on a finding takes.</summary>
/// <param name="Delay">Office hours; for what has to stop at once, hours of the day.</param>
/// <param name="Items">Codes of checklist items; <c>null</c> for all.</param>
/// <param name="Ways"><c>null</c> for all.</param>
public sealed record CureDelay(Delay Delay, IReadOnlyList<string>? Items = null, IReadOnlyList<CureWay>? Ways = null)
{
    public bool Covers(Finding finding) => (Items?.Contains(finding.Item, StringComparer.Ordinal) ?? true) && (Ways?.Contains(finding.Way) ?? true);
}
