using System.Diagnostics;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

public sealed partial class RectificationLifecycle
{
    /// <summary>The state after one more event; asks no rule, so a log means the same under every release.</summary>
    /// <param name="state"><c>null</c> before the first event.</param>
    /// <param name="id">Used with the first event only.</param>
    /// <exception cref="InvalidOperationException">The event is not the next one of this log.</exception>
    public static RectificationState Apply(RectificationState? state, RecordedEvent recorded, string id)
    {
        if (recorded.Sequence != (state?.Version ?? 0) + 1) throw new InvalidOperationException($"Event {recorded.Sequence} does not follow version {state?.Version ?? 0} of {id}.");
        var happened = (RectificationEvent)recorded.Event;
        var next = state is null ? Begin((TargetListed)happened, recorded, id) : Moved(Next(state, recorded), state.Status, happened, recorded.At);
        return Tidied(next with { Version = recorded.Sequence, Deadlines = next.Deadlines.Begin(happened.Deadlines) });
    }

    /// <summary>Nobody decides on an extension of what is over.</summary>
    private static RectificationState Tidied(RectificationState state) =>
        state.Extension is { } asked && state.Find(DeadlineKind.Rectification, asked.Item) is not { IsOpen: true } ? state with { Extension = null } : state;

    private static RectificationState Next(RectificationState state, RecordedEvent recorded) => recorded.Event switch
    {
        TargetEntrusted e => state with { Unit = e.Unit, JointUnits = e.JointUnits, Checks = [.. state.Checks.Where(c => c.Unit == e.Unit || e.JointUnits.Contains(c.Unit, StringComparer.Ordinal))] },
        NoticeDelivered e => state with { Notice = new NoticeReceipt(e.Way, recorded.At, state.Notice?.ConfirmedAt), Account = e.Account ?? state.Account },
        AccountChanged e => state with { Account = e.Account },
        NoticeConfirmed => state with { Notice = state.Notice! with { ConfirmedAt = recorded.At } },
        PartChecked e => HandledBy(state, recorded) with { Checks = [.. state.Checks.Where(c => c.Unit != e.Unit), new PartialCheck(e.Unit, e.Items, e.Findings)] },
        TargetInspected e => HandledBy(state, recorded) with { VisitedAt = state.VisitedAt ?? recorded.At, Findings = e.Findings, Checks = [] },
        OrderServed e => HandledBy(state, recorded) with { Findings = e.Findings, Order = new RectificationOrder(e.Number, recorded.At, recorded.By, e.Service, e.ReceivedBy) },
        PaperHandedIn e => HandedIn(state, e, recorded.At),
        PaperJudged e => Judged(state, e, recorded.At),
        FindingReportedFixed e => HandledBy(Changed(state, e.Item, f => f with { Status = FindingStatus.Claimed }), recorded),
        TermPassed e => Changed(state, e.Item, f => f with { Status = FindingStatus.Overdue }),
        TargetReinspected e => e.Results.Aggregate(state, (now, result) => Reinspected(now, result, recorded.At)),
        TermExtensionRequested e => HandledBy(state, recorded) with { Extension = new TermExtension(e.Item, new ExtensionRequest(e.WorkingDays, e.Reason, recorded.By, recorded.At)) },
        TermExtensionDecided e => Changed(state, e.Item, f => f with { ExtensionsApproved = f.ExtensionsApproved + (e.Approved ? 1 : 0) }) with { Extension = null },
        TargetSuspended e => state with { Suspension = new Suspension<RectificationStatus>(e.Until, e.Reason, state.Status) },
        TargetResumed => state with { Suspension = null },
        TargetUrged => state with { Urgings = state.Urgings + 1 },
        InterviewHeld => state with { InterviewedAt = recorded.At, Deadlines = state.Deadlines.End(recorded.At, DeadlineKind.Interview) },
        TargetHandedOver e => state with { HandOver = new HandOverRecord(e.To, e.Note, recorded.At) },
        EnforcementAnswered e => Answered(state, e, recorded.At),
        RevisitFellDue => state,
        TargetRevisited e => Revisited(state, e, recorded),
        TargetExcluded e => state with { Exclusion = new Exclusion(e.Reason, e.Note, recorded.At) },
        TargetReinstated => (state.Order is null ? state : NextRound(state)) with { Exclusion = null, Findings = [], Checks = [], Notice = null, Reinstatements = state.Reinstatements + 1 },
        LinkIssued e => state with { Link = new FirmLink(e.Number, e.ExpiresAt), LinksIssued = e.Number },
        LinkRevoked => state with { Link = null },
        EvidenceAdded e => (e.Photo.Kind is PhotoKind.Before or PhotoKind.After ? HandledBy(state, recorded) : state) with { Photos = [.. state.Photos, e.Photo] },
        TermReminded e => state with { Deadlines = state.Deadlines.Alert(e.Deadline, e.Subject) },
        TermEscalated e => state with { Deadlines = state.Deadlines.Alert(e.Deadline, e.Subject) },
        TermsRecomputed => state,
        TargetListed => throw new InvalidOperationException($"{state.Id} is listed already."),
        _ => throw new UnreachableException($"Event {recorded.Event.GetType().Name}."),
    };

    private static RectificationState Begin(TargetListed listed, RecordedEvent recorded, string id) => new()
    {
        Id = id,
        Campaign = listed.Campaign,
        Name = listed.Name,
        Kind = listed.Kind,
        Address = listed.Address,
        Section = listed.Section,
        Grid = listed.Grid,
        Registration = listed.Registration,
        Account = listed.Account,
        FoundOnStreet = listed.FoundOnStreet,
        ListedAt = recorded.At,
        Unit = listed.Unit,
        Status = RectificationStatus.Listed,
        Round = 1,
    };

    /// <summary>What a status was waiting for is done when it is left; where nothing is asked for any more, nothing is due.</summary>
    private static RectificationState Moved(RectificationState state, RectificationStatus from, RectificationEvent happened, DateTimeOffset at)
    {
        if (happened.Status is not { } status || status == from) return state;
        if (status == RectificationStatus.Suspended || from == RectificationStatus.Suspended && happened is TargetResumed) return state with { Status = status };
        var deadlines = status == RectificationStatus.Excluded ? state.Deadlines : WaitsOf(from, status).Aggregate(state.Deadlines, (all, kind) => all.End(at, kind));
        var isRest = status.IsOver() || status == RectificationStatus.Closed;
        return state with
        {
            Status = status,
            Suspension = null,
            Deadlines = deadlines.Cancel(at, d => isRest || d.Kind == DeadlineKind.Notice),
            Extension = isRest ? null : state.Extension,
            ClosedAt = happened.Revisits is null ? state.ClosedAt : at,
            Revisits = happened.Revisits ?? state.Revisits,
            RevisitsDone = happened.Revisits is null ? state.RevisitsDone : 0,
        };
    }

    private static DeadlineKind[] WaitsOf(RectificationStatus from, RectificationStatus to) => (from, to) switch
    {
        (RectificationStatus.Listed, RectificationStatus.Noticed) => [DeadlineKind.Notice],
        (_, RectificationStatus.Passed) or (RectificationStatus.Inspected, _) => [DeadlineKind.Inspection],
        (RectificationStatus.Reinspecting, _) => [DeadlineKind.Reinspection],
        (RectificationStatus.Interview, _) => [DeadlineKind.Interview, DeadlineKind.Enforcement],
        (RectificationStatus.Enforcement, _) => [DeadlineKind.Enforcement],
        (RectificationStatus.Revisiting, _) => [DeadlineKind.Revisit],
        _ => [],
    };

    private static RectificationState HandedBack(RectificationState state, string item, DateTimeOffset at) =>
        state.FindFinding(item)!.Papers.Any(p => p.Status == PaperStatus.HandedIn) ? state : state with { Deadlines = state.Deadlines.End(at, DeadlineKind.Judgement, item) };

    private static RectificationState HandedIn(RectificationState state, PaperHandedIn handed, DateTimeOffset at) => Changed(state, handed.Item, finding =>
    {
        IReadOnlyList<HandInPaper> papers = [.. finding.Papers.Select(p => p.Name == handed.Paper ? p with { Status = PaperStatus.HandedIn, File = handed.File, Reason = null, At = at } : p)];
        return finding with { Papers = papers, Status = papers.All(p => p.Status is PaperStatus.HandedIn or PaperStatus.Accepted) ? FindingStatus.HandedIn : finding.Status };
    });

    private static RectificationState Judged(RectificationState state, PaperJudged judged, DateTimeOffset at)
    {
        var term = state.Find(DeadlineKind.Rectification, judged.Item);
        var after = Changed(state, judged.Item, finding =>
        {
            IReadOnlyList<HandInPaper> papers = [.. finding.Papers.Select(p => p.Name == judged.Paper ? p with { Status = judged.Accepted ? PaperStatus.Accepted : PaperStatus.Rejected, Reason = judged.Reason } : p)];
            var isCured = papers.All(p => p.Status == PaperStatus.Accepted);
            return finding with
            {
                Papers = papers,
                CuredAt = isCured ? at : null,
                Status = isCured ? FindingStatus.Cured : judged.Accepted ? finding.Status : term is { IsOpen: true } ? FindingStatus.Open : FindingStatus.Failed,
            };
        });
        var settled = HandedBack(after, judged.Item, at);
        return settled.FindFinding(judged.Item)!.Status == FindingStatus.Cured ? settled with { Deadlines = settled.Deadlines.End(at, DeadlineKind.Rectification, judged.Item) } : settled;
    }

    private static RectificationState Reinspected(RectificationState state, CureResult result, DateTimeOffset at)
    {
        var ended = state.Deadlines.End(at, DeadlineKind.Rectification, result.Item).Cancel(at, d => d.Kind == DeadlineKind.Judgement && d.Subject == result.Item);
        var extension = state.Extension?.Item == result.Item ? null : state.Extension;
        return Changed(state with { Deadlines = ended, Extension = extension }, result.Item, f => f with
        {
            Status = result.Next,
            CuredAt = result.Cured ? at : null,
            Term = result.Next == FindingStatus.Open ? f.Term + 1 : f.Term,
            ExtensionsApproved = result.Next == FindingStatus.Open ? 0 : f.ExtensionsApproved,
        });
    }

    private static RectificationState Answered(RectificationState state, EnforcementAnswered answered, DateTimeOffset at) => state with
    {
        EnforcementResult = answered.Result,
        Exclusion = answered.Result == EnforcementResult.ClosedDown ? new Exclusion(ExclusionReason.ClosedDown, answered.Note, at) : state.Exclusion,
        Findings = answered.Result == EnforcementResult.Corrected
            ? [.. state.Findings.Select(f => f.Status == FindingStatus.Cured ? f : f with { Status = FindingStatus.Cured, CuredAt = at })]
            : state.Findings,
    };

    private static RectificationState Revisited(RectificationState state, TargetRevisited visited, RecordedEvent recorded) => visited.Relapses.Count == 0
        ? state with { RevisitsDone = state.RevisitsDone + 1 }
        : NextRound(state) with { Findings = visited.Relapses, HandledBy = [recorded.By] };

    /// <summary>A round with an order of its own; what was found, ordered and said before stands among the past ones.</summary>
    private static RectificationState NextRound(RectificationState state) => state with
    {
        PastRounds = [.. state.PastRounds, new PastRound(state.Round, state.Order?.Number, [.. state.Findings.Select(f => f.Item)], state.ClosedAt, state.Version)],
        Round = state.Round + 1,
        Findings = [],
        Order = null,
        HandledBy = [],
        InterviewedAt = null,
        HandOver = null,
        EnforcementResult = null,
        PhotosOfPastRounds = state.Photos.Count,
    };

    private static RectificationState Changed(RectificationState state, string item, Func<Finding, Finding> change) =>
        state with { Findings = [.. state.Findings.Select(f => f.Item == item ? change(f) : f)] };

    private static RectificationState HandledBy(RectificationState state, RecordedEvent recorded) =>
        recorded.By.StartsWith('@') || state.HandledBy.Contains(recorded.By, StringComparer.Ordinal) ? state : state with { HandledBy = [.. state.HandledBy, recorded.By] };
}
