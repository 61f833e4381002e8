namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>How often an inspection finds something.</summary>
/// <param name="Share">Of the targets that are asked about an item: where it is not as it should be.</param>
/// <param name="Items">Codes of checklist items; <c>null</c> for all.</param>
public sealed record FindingShare(double Share, IReadOnlyList<string>? Items = null)
{
    public bool Covers(string item) => Items?.Contains(item, StringComparer.Ordinal) ?? true;
}
