namespace Xinjing.Serverless.Rectification;

/// <summary>What figures are counted from: the columns of a target's index row, without its texts.</summary>
public sealed record TargetMark
{
    internal static readonly string[] Columns =
        [nameof(Status), nameof(Section), nameof(Kind), nameof(Unit), nameof(FoundOnStreet), nameof(Excluded), nameof(Findings), nameof(CuredFindings), nameof(Round), nameof(Visited), nameof(DueAt)];

    public required RectificationStatus Status { get; init; }

    public string? Section { get; init; }

    public required string Kind { get; init; }

    public required string Unit { get; init; }

    public bool FoundOnStreet { get; init; }

    public ExclusionReason? Excluded { get; init; }

    public int Findings { get; init; }

    public int CuredFindings { get; init; }

    public int Round { get; init; }

    public bool Visited { get; init; }

    /// <summary>UTC; the soonest running deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    internal static TargetMark Of(TargetSummary summary) => new()
    {
        Status = summary.Status,
        Section = summary.Section,
        Kind = summary.Kind,
        Unit = summary.Unit,
        FoundOnStreet = summary.FoundOnStreet,
        Excluded = summary.Excluded,
        Findings = summary.Findings,
        CuredFindings = summary.CuredFindings,
        Round = summary.Round,
        Visited = summary.VisitedAt is not null,
        DueAt = summary.DueAt,
    };
}
