using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>A case as the public contract shows it. Instants are UTC.</summary>
public sealed record CaseView
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public required CaseStage Stage { get; init; }

    public required CaseStatus Status { get; init; }

    public required long Version { get; init; }

    public required string Category { get; init; }

    public required string Condition { get; init; }

    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public string? Unit { get; init; }

    public required IReadOnlyList<string> JointUnits { get; init; }

    public required bool Urgent { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>The soonest running deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public required bool Overdue { get; init; }

    public required IReadOnlyList<DeadlineView> Deadlines { get; init; }

    public required int Rounds { get; init; }

    public required int Reopenings { get; init; }

    public required int Urgings { get; init; }

    /// <summary>Waiting for a supervisor's decision.</summary>
    public ExtensionRequest? Extension { get; init; }

    public required int ExtensionsApproved { get; init; }

    public DateTimeOffset? SuspendedUntil { get; init; }

    public required int Returns { get; init; }

    /// <summary>A supervisor has to unlock the next return.</summary>
    public required bool ReturnsLocked { get; init; }

    /// <summary>Units that reported in this round; the main unit completes after every joint unit has.</summary>
    public required IReadOnlyList<string> ReportedUnits { get; init; }

    /// <summary>Who has to complete this round in person, since the citizen was dissatisfied.</summary>
    public string? Leader { get; init; }

    public required IReadOnlyList<SupervisionOrder> Orders { get; init; }

    /// <summary>Against an overdue mark; an approved one exempts the deadline.</summary>
    public OverdueAppeal? Appeal { get; init; }

    /// <summary>The case that this one is a duplicate of.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Cases that were merged into this one.</summary>
    public required IReadOnlyList<string> Duplicates { get; init; }

    /// <summary>Open cases that the report probably repeated when it was filed.</summary>
    public required IReadOnlyList<LikelyDuplicate> LikelyDuplicates { get; init; }

    public CaseResult? Result { get; init; }

    public Satisfaction? Satisfaction { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required IReadOnlyList<Photo> Photos { get; init; }

    /// <summary>Pictures that were sent and cannot be had.</summary>
    public required IReadOnlyList<MissingPhoto> MissingPhotos { get; init; }

    /// <summary>Masked; only where one case is read by itself.</summary>
    public Reporter? Reporter { get; init; }

    /// <summary>Commands that the caller could give now.</summary>
    public required IReadOnlyList<string> Allowed { get; init; }

    /// <summary>Only in the answer to filing: the case was there before.</summary>
    public bool? Duplicate { get; init; }

    public required CaseLinks Links { get; init; }

    public static CaseView Of(CaseState state, Actor caller, DateTimeOffset now) => new()
    {
        Id = state.Id,
        Source = state.Source,
        SourceId = state.SourceId,
        Stage = state.Stage,
        Status = state.Status,
        Version = state.Version,
        Category = state.Category,
        Condition = state.Condition,
        Description = state.Description,
        Address = state.Address,
        Location = state.Location,
        Grid = state.Grid,
        Unit = state.Unit,
        JointUnits = state.JointUnits,
        Urgent = state.Urgent,
        FiledAt = state.FiledAt,
        DueAt = state.DueAt,
        Overdue = state.IsOverdue(now),
        Deadlines = [.. state.Deadlines.Select(DeadlineView.Of)],
        Rounds = state.Rounds,
        Reopenings = state.Reopenings,
        Urgings = state.Urgings,
        Extension = state.Extension,
        ExtensionsApproved = state.ExtensionsApproved,
        SuspendedUntil = state.Suspension?.Until,
        Returns = state.Returns,
        ReturnsLocked = state.ReturnsLocked,
        ReportedUnits = state.ReportedUnits,
        Leader = state.Leader,
        Orders = state.Orders,
        Appeal = state.Appeal,
        MergedInto = state.MergedInto,
        Duplicates = state.Duplicates,
        LikelyDuplicates = state.LikelyDuplicates,
        Result = state.Result,
        Satisfaction = state.Satisfaction,
        ClosedAt = state.ClosedAt,
        Photos = state.Photos,
        MissingPhotos = state.MissingPhotos,
        Allowed = CaseLifecycle.Allowed(state, caller, now),
        Links = CaseLinks.Of(state),
    };
}

/// <summary>A deadline in short; the proof has a call of its own.</summary>
/// <param name="Provisional">It reaches into a year whose holidays are not known yet.</param>
/// <param name="Exempt">Missed, but not held against the unit: an appeal was granted.</param>
public sealed record DeadlineView(DeadlineKind Kind, DateTimeOffset DueAt, bool Provisional, DeadlineStatus State, bool Exempt)
{
    internal static DeadlineView Of(Deadline deadline) => new(deadline.Kind, deadline.DueAt, deadline.Provisional, deadline.Status, deadline.Exempt);
}

/// <summary>Where more of the case is.</summary>
/// <param name="MergedInto">Of the case that this one is a duplicate of.</param>
public sealed record CaseLinks(string Self, string Log, string Orchestration, string? MergedInto = null)
{
    internal static CaseLinks Of(CaseState state) => new(
        $"/api/cases/{state.Id}", $"/api/cases/{state.Id}/log", $"/api/cases/{state.Id}/orchestration", state.MergedInto is { } into ? $"/api/cases/{into}" : null);
}
