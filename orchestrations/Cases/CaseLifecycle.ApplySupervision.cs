using System.Diagnostics;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>The rest of the events: extension, suspension and what else a supervisor watches.</summary>
    private static CaseState Supervised(CaseState state, RecordedEvent recorded) => recorded.Event switch
    {
        ExtensionRequested e => HandledBy(state, recorded) with { Extension = new ExtensionRequest(e.WorkingDays, e.Reason, recorded.By, recorded.At) },
        ExtensionDecided e => state with { Extension = null, ExtensionsApproved = state.ExtensionsApproved + (e.Approved ? 1 : 0) },
        CaseSuspended e => HandledBy(state, recorded) with { Status = CaseStatus.Suspended, Suspension = new Suspension<CaseStatus>(e.Until, e.Reason, state.Status), Suspensions = state.Suspensions + 1 },
        CaseResumed => state with { Status = state.Suspension!.From, Suspension = null },
        SupervisionOrdered e => state with { Orders = [.. state.Orders, new SupervisionOrder(e.Order, recorded.By, recorded.At, e.Deadlines![0].DueAt)] },
        AppealFiled e => Appealed(state, e, recorded),
        AppealDecided e => AppealDecided(state, e, recorded),
        CaseMerged e => Cancel(state, recorded.At) with { Status = CaseStatus.Merged, MergedInto = e.Into, ClosedAt = recorded.At, Suspension = null, Extension = null, AwaitsDispatch = false },
        ReportSupplemented e => Supplemented(state, e),
        PhotoMissed e => state with { MissingPhotos = [.. state.MissingPhotos, e.Photo] },
        DuplicateTakenIn e => state with { Duplicates = [.. state.Duplicates, e.Duplicate] },
        ReporterDisclosed => state,
        ReporterErased => state with { HasReporter = false, HasSealedWords = false, ReporterErased = true },
        ReturnUnlocked => state with { ReturnsSinceUnlock = 0 },
        _ => throw new UnreachableException($"Event {recorded.Event.GetType().Name}."),
    };
}
