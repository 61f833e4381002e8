using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>What became of one target, as far as it is counted; its log is not kept.</summary>
public sealed record TargetTrace
{
    /// <summary>As it is at the end.</summary>
    public required TargetMark Mark { get; init; }

    /// <summary>UTC; of the first inspection.</summary>
    public DateTimeOffset? InspectedAt { get; init; }

    /// <summary>UTC; when it was closed for the first time.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public bool HadFindings { get; init; }

    public bool HadSecondTerm { get; init; }

    public bool WasInterviewed { get; init; }

    public bool WasHandedOver { get; init; }

    /// <summary>Visits that found something again.</summary>
    public int Relapses { get; init; }

    /// <summary>In the order in which they ended; those that are open and over at the end come last.</summary>
    public IReadOnlyList<EndedWait> Waits { get; init; } = [];

    public IReadOnlyList<SiteVisit> Visits { get; init; } = [];

    /// <summary>A finding was not cured in its term, in whichever round.</summary>
    public bool WasLate => Waits.Any(w => w is { Kind: DeadlineKind.Rectification, Met: false });

    internal static TargetTrace Of(RectificationState listed) => new() { Mark = TargetMark.Of(TargetSummary.Of(listed)) };

    /// <param name="at">UTC.</param>
    internal TargetTrace After(RectificationState before, RectificationState after, RectificationEvent happened, DateTimeOffset at) => this with
    {
        InspectedAt = after.VisitedAt,
        ClosedAt = ClosedAt ?? after.ClosedAt,
        HadFindings = HadFindings || after.Findings.Count > 0,
        HadSecondTerm = HadSecondTerm || after.Findings.Any(f => f.Term > 1),
        WasInterviewed = WasInterviewed || happened is InterviewHeld,
        WasHandedOver = WasHandedOver || happened is TargetHandedOver,
        Relapses = Relapses + (after.Round - before.Round),
        Waits = [.. Waits, .. before.Deadlines.Where(d => d.IsOpen).Select(d => EndOf(d, after, at)).OfType<EndedWait>()],
        Visits = KindOf(happened) is { } kind ? [.. Visits, new SiteVisit(kind, ShanghaiTime.Day(at))] : Visits,
    };

    /// <param name="end">UTC.</param>
    internal TargetTrace Ended(RectificationState state, DateTimeOffset end) => this with
    {
        Mark = TargetMark.Of(TargetSummary.Of(state)),
        Waits = [.. Waits, .. state.Deadlines.Where(d => d.Status == DeadlineStatus.Running && d.DueAt < end).Select(d => new EndedWait(d.Kind, Met: false))],
    };

    /// <summary>One whose place another took ended by that; <c>null</c> for one that goes on or is not asked for any more.</summary>
    private static EndedWait? EndOf(Deadline open, RectificationState after, DateTimeOffset at)
    {
        var now = after.Find(open.Kind, open.Subject)!;
        return (now.StartedAt == open.StartedAt ? now : open.Done(at)).Status switch
        {
            DeadlineStatus.Met => new EndedWait(open.Kind, Met: true),
            DeadlineStatus.Missed => new EndedWait(open.Kind, Met: false),
            _ => null,
        };
    }

    private static DeadlineKind? KindOf(RectificationEvent happened) => happened switch
    {
        TargetInspected => DeadlineKind.Inspection,
        TargetReinspected => DeadlineKind.Reinspection,
        TargetRevisited => DeadlineKind.Revisit,
        _ => null,
    };
}

/// <summary>A wait that was over, or should have been.</summary>
public sealed record EndedWait(DeadlineKind Kind, bool Met);

/// <summary>Somebody went there.</summary>
/// <param name="Day">Shanghai.</param>
public sealed record SiteVisit(DeadlineKind Kind, DateOnly Day);
