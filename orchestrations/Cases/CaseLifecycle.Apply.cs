using System.Diagnostics;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>The state after one more event; asks no rule, so a log means the same under every release.</summary>
    /// <param name="state"><c>null</c> before the first event.</param>
    /// <param name="caseId">Used with the first event only.</param>
    /// <exception cref="InvalidOperationException">The event is not the next one of this log.</exception>
    public static CaseState Apply(CaseState? state, RecordedEvent recorded, string caseId)
    {
        if (recorded.Sequence != (state?.Version ?? 0) + 1) throw new InvalidOperationException($"Event {recorded.Sequence} does not follow version {state?.Version ?? 0} of {caseId}.");
        var next = state is null ? Begin((CaseFiled)recorded.Event, recorded, caseId) : Next(state, recorded);
        return next with { Version = recorded.Sequence, Deadlines = next.Deadlines.Begin(recorded.Event.Deadlines) };
    }

    private static CaseState Next(CaseState state, RecordedEvent recorded) => recorded.Event switch
    {
        CaseAssigned e => End(state, recorded.At, DeadlineKind.Dispatch) with { Status = CaseStatus.Assigned, Unit = e.Unit, JointUnits = e.JointUnits, ReportedUnits = [], Leader = null, AwaitsDispatch = false },
        DispatchDeferred => state with { AwaitsDispatch = false },
        CaseAccepted => HandledBy(End(state, recorded.At, DeadlineKind.Acceptance), recorded) with { Status = CaseStatus.Accepted },
        CaseReturned e => CancelButOrder(state, recorded.At) with { Status = CaseStatus.Returned, Unit = null, JointUnits = [], ReturnedBy = [.. state.ReturnedBy, e.Unit], Returns = state.Returns + 1, ReturnsSinceUnlock = state.ReturnsSinceUnlock + 1, Extension = null, AwaitsDispatch = true },
        CitizenContacted e => HandledBy(e.Done ? End(state, recorded.At, DeadlineKind.FirstContact) : state, recorded) with { Contacted = e.Done || state.Contacted == true },
        ProgressReported e => HandledBy(Reported(state, e, recorded.At), recorded),
        CaseCompleted e => HandledBy(Cancel(EndHandling(Answered(state, recorded.At), recorded.At), recorded.At), recorded) with { Status = CaseStatus.Verifying, Result = e.Result, Extension = null },
        CaseVerified e => Checked(End(state, recorded.At, DeadlineKind.Verification), e.Outcome, recorded.At) with { CallBackTries = 0 },
        CitizenCalledBack e => CalledBack(state, e, recorded.At),
        CaseUrged => state with { Urgings = state.Urgings + 1 },
        CaseRejected => Cancel(state, recorded.At) with { Status = CaseStatus.Rejected, ClosedAt = recorded.At, AwaitsDispatch = false },
        CaseReopened => Reopened(state),
        PhotoAdded e => AddPhoto(state, e.Photo, recorded),
        DeadlineReminded e => Alerted(state, e.Deadline),
        DeadlineEscalated e => Alerted(state, e.Deadline),
        ReportAmended e => Amended(state, e),
        DeadlinesRecomputed e => state with { Recomputed = e with { Deadlines = null } },
        CaseFiled => throw new InvalidOperationException($"{state.Id} is filed already."),
        _ => Supervised(state, recorded),
    };

    /// <summary>Another life of the case: what was counted for one life begins at zero.</summary>
    private static CaseState Reopened(CaseState state) => state with
    {
        Status = CaseStatus.Filed,
        ClosedAt = null,
        Unit = null,
        JointUnits = [],
        ReturnedBy = [],
        Appeal = state.Appeal is { Outcome: AppealOutcome.Pending } ? null : state.Appeal,
        ReturnsSinceUnlock = 0,
        Leader = null,
        ExtensionsApproved = 0,
        Suspensions = 0,
        Rounds = state.Rounds + 1,
        Reopenings = state.Reopenings + 1,
        AwaitsDispatch = true,
        Result = null,
        Satisfaction = null,
        Contacted = null,
    };

    private static CaseState Begin(CaseFiled filed, RecordedEvent recorded, string caseId) => new()
    {
        Id = caseId,
        Source = filed.Source,
        SourceId = filed.SourceId,
        Category = filed.Category,
        Condition = filed.Condition,
        Description = filed.Description,
        Address = filed.Address,
        Location = filed.Location,
        Grid = filed.Grid,
        Urgent = filed.Urgent,
        HasReporter = filed.HasReporter,
        HasSealedWords = filed.HasSealedWords,
        LikelyDuplicates = filed.LikelyDuplicates ?? [],
        FiledFrom = filed.From,
        ReportedFrom = filed.From,
        FiledAt = recorded.At,
        FiledBy = recorded.By,
        Status = CaseStatus.Filed,
        AwaitsDispatch = true,
        Rounds = 1,
    };

    private static CaseState CalledBack(CaseState state, CitizenCalledBack called, DateTimeOffset at) => called.Outcome == CheckOutcome.CallBack
        ? state with { CallBackTries = state.CallBackTries + 1 }
        : Checked(End(state, at, DeadlineKind.CallBack), called.Outcome, at) with { Satisfaction = called.Satisfaction, Leader = called.Leader ?? state.Leader };

    private static CaseState Checked(CaseState state, CheckOutcome outcome, DateTimeOffset at) => outcome switch
    {
        CheckOutcome.CallBack => state with { Status = CaseStatus.CallingBack },
        CheckOutcome.Closed => Cancel(state, at) with { Status = CaseStatus.Closed, ClosedAt = at },
        CheckOutcome.Rework => state with { Status = CaseStatus.Rework, ReportedUnits = [], Rounds = state.Rounds + 1, Result = null },
        CheckOutcome.Dispatch => state with { Status = CaseStatus.Returned, Unit = null, JointUnits = [], ReturnedBy = [.. state.ReturnedBy, state.Unit!], Rounds = state.Rounds + 1, AwaitsDispatch = true, Result = null },
        _ => throw new UnreachableException($"Outcome {outcome}."),
    };

    private static CaseState HandledBy(CaseState state, RecordedEvent recorded) =>
        state.HandledBy.Contains(recorded.By, StringComparer.Ordinal) ? state : state with { HandledBy = [.. state.HandledBy, recorded.By] };

    private static CaseState AddPhoto(CaseState state, Photo photo, RecordedEvent recorded) =>
        (photo.Kind is PhotoKind.Before or PhotoKind.After ? HandledBy(state, recorded) : state) with { Photos = [.. state.Photos, photo] };

    private static CaseState End(CaseState state, DateTimeOffset at, DeadlineKind kind) =>
        state with { Deadlines = state.Deadlines.End(at, kind) };

    private static CaseState EndHandling(CaseState state, DateTimeOffset at)
    {
        var ended = End(state, at, DeadlineKind.Handling);
        return ended.Deadlines.Any(d => d is { Kind: DeadlineKind.Handling, Status: DeadlineStatus.Missed }) ? ended with { LateRounds = state.LateRounds + 1 } : ended;
    }

    private static CaseState Cancel(CaseState state, DateTimeOffset at) =>
        state with { Deadlines = state.Deadlines.Cancel(at, _ => true) };

    /// <summary>A supervision order is to the case: the next unit inherits it.</summary>
    private static CaseState CancelButOrder(CaseState state, DateTimeOffset at) =>
        state with { Deadlines = state.Deadlines.Cancel(at, d => d.Kind != DeadlineKind.SupervisionOrder) };

    private static CaseState Alerted(CaseState state, DeadlineKind kind) =>
        state with { Deadlines = state.Deadlines.Alert(kind) };

    private static CaseState Change(CaseState state, Func<Deadline, Deadline> change) =>
        state with { Deadlines = [.. state.Deadlines.Select(change)] };
}
