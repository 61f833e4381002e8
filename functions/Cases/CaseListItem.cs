using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>What a list shows of a case, with what depends on the time of asking. Instants are UTC.</summary>
public sealed record CaseListItem
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public required CaseStage Stage { get; init; }

    public required CaseStatus Status { get; init; }

    public required long Version { get; init; }

    public required string Category { get; init; }

    public required string Condition { get; init; }

    /// <summary>The first 200 characters.</summary>
    public required string Description { get; init; }

    public string? Grid { get; init; }

    public string? Unit { get; init; }

    public required IReadOnlyList<string> JointUnits { get; init; }

    public required bool Urgent { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required bool Overdue { get; init; }

    public required int Rounds { get; init; }

    internal static CaseListItem Of(CaseSummary summary, DateTimeOffset now) => new()
    {
        Id = summary.Id,
        Source = summary.Source,
        SourceId = summary.SourceId,
        Stage = summary.Stage,
        Status = summary.Status,
        Version = summary.Version,
        Category = summary.Category,
        Condition = summary.Condition,
        Description = summary.Description,
        Grid = summary.Grid,
        Unit = summary.Unit,
        JointUnits = summary.JointUnits,
        Urgent = summary.Urgent,
        FiledAt = summary.FiledAt,
        DueAt = summary.DueAt,
        Overdue = summary.DueAt < now,
        Rounds = summary.Rounds,
    };
}
