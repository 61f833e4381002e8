namespace Xinjing.Serverless.Rectification;

/// <summary>What a campaign's list shows of a target; copied into its index row.</summary>
public sealed record TargetSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Address { get; init; }

    public string? Section { get; init; }

    public string? Grid { get; init; }

    public required string Unit { get; init; }

    public bool FoundOnStreet { get; init; }

    public required RectificationStatus Status { get; init; }

    public required long Version { get; init; }

    /// <summary>UTC; of the first inspection.</summary>
    public DateTimeOffset? VisitedAt { get; init; }

    public int Findings { get; init; }

    public int CuredFindings { get; init; }

    public int Round { get; init; }

    public ExclusionReason? Excluded { get; init; }

    /// <summary>UTC; the soonest running deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public static TargetSummary Of(RectificationState state) => new()
    {
        Id = state.Id,
        Name = state.Name,
        Kind = state.Kind,
        Address = state.Address,
        Section = state.Section,
        Grid = state.Grid,
        Unit = state.Unit,
        FoundOnStreet = state.FoundOnStreet,
        Status = state.Status,
        Version = state.Version,
        VisitedAt = state.VisitedAt,
        Findings = state.Findings.Count,
        CuredFindings = state.Findings.Count(f => f.Status == FindingStatus.Cured),
        Round = state.Round,
        Excluded = state.Exclusion?.Reason,
        DueAt = state.DueAt,
    };
}
