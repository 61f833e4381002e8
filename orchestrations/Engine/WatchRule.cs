using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>Compares a record with its orchestration: what is to be said of the two, and what is to be done.</summary>
public static class WatchRule
{
    private static readonly TimeSpan BetweenEnds = TimeSpan.FromDays(1);

    /// <summary>One verdict for whatever is seen.</summary>
    /// <param name="changedAt">UTC; of the record's last event.</param>
    /// <param name="seen"><c>null</c> when the engine does not know the record.</param>
    /// <param name="before">UTC; what was due, or changed, at this instant or later still has its time.</param>
    public static EngineVerdict Judge(IRecordProgress record, DateTimeOffset changedAt, SeenInstance? seen, DateTimeOffset before)
    {
        return (seen?.RuntimeStatus, record.IsOver) switch
        {
            (OrchestrationRuntimeStatus.Suspended, _) => EngineVerdict.Suspended,
            (null or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated or OrchestrationRuntimeStatus.Completed, true) => EngineVerdict.Fine,
            (OrchestrationRuntimeStatus.Failed, _) => EngineVerdict.Failed,
            (OrchestrationRuntimeStatus.Terminated, _) => EngineVerdict.Terminated,
            (null, _) => InTime(EngineVerdict.Missing),
            (OrchestrationRuntimeStatus.Completed, _) => InTime(EngineVerdict.EndedThoughOpen),
            (_, true) => InTime(EngineVerdict.RunningThoughClosed),
            _ when ShouldLookAt(record, seen!) < before => EngineVerdict.NotWokenThoughDue,
            _ when !LooksInTime(record, seen!) => InTime(EngineVerdict.SleepsPastDeadline),
            _ => EngineVerdict.Fine,
        };

        // The engine hears of a commit after it.
        EngineVerdict InTime(EngineVerdict verdict) => changedAt < before ? verdict : EngineVerdict.Fine;
    }

    /// <summary>
    /// What an orchestration that is left to itself needs; <c>null</c> for nothing. One that failed or was terminated is begun
    /// again; one that is completed never is, nor is one touched that somebody has suspended. One that will look in time by
    /// itself is left alone: while the engine is behind, more nudges would only add to what it has to do.
    /// </summary>
    public static EngineStep? CareFor(IRecordProgress record, SeenInstance? seen) => seen?.RuntimeStatus switch
    {
        null or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => record.IsOver ? null : EngineStep.Start,
        _ => seen.HasBegun && !LooksInTime(record, seen) ? EngineStep.Nudge : null,
    };

    /// <summary>
    /// The same for somebody who comes again and remembers. One that was nudged has its time to act on it; one that should have
    /// looked, or begun, for as long as that is nudged too, to see whether it hears. One that heard in time, and of which nothing was seen for as
    /// long since, waits for what will not come (decision 0010): it is to be ended, and, where its record is open, begun again by the
    /// next who looks. That is done once in a day, since what keeps it from acting may be no fault of the engine's; then it is left to
    /// an operator.
    /// </summary>
    /// <param name="done">What was done to the orchestration in the last day, the latest first.</param>
    /// <param name="patience">How long it has to hear, and how long to act.</param>
    public static EngineStep? CareAgainFor(IRecordProgress record, SeenInstance? seen, IReadOnlyList<Intervention> done, DateTimeOffset now, TimeSpan patience)
    {
        var step = CareFor(record, seen);
        if (seen is not { RuntimeStatus: OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending }) return step;
        var (quietSince, isTooLate) = (now - patience, step is null && ShouldLookAt(record, seen) < now - patience);
        if (step is null && !isTooLate) return null;

        var from = isTooLate && seen.ShowsStatus ? ShouldLookAt(record, seen) : seen.CreatedAt;
        var nudge = done.FirstOrDefault(one => one is { Step: EngineStep.Nudge, Outcome: InterventionOutcome.Done } && one.RecordVersion == record.Version && one.At > from);
        if (nudge is null) return step ?? (seen.LastUpdatedAt < quietSince ? EngineStep.Nudge : null);
        if (nudge.At > quietSince) return null;
        // Not heard yet: the engine is behind. Something happened lately: it is at work, or at a look that is repeated.
        if (seen.LastUpdatedAt < nudge.At) return step;
        if (seen.LastUpdatedAt > quietSince) return null;
        if (seen.LastUpdatedAt > nudge.At + patience) return EngineStep.Nudge;
        return done.Any(one => one.IsRepair && one.Step == EngineStep.Terminate && one.At > now - (one.Outcome == InterventionOutcome.Done ? BetweenEnds : patience)) ? null : EngineStep.Terminate;
    }

    /// <summary>An instance that has not begun looks at once, and one that shows no status is about to look.</summary>
    internal static bool LooksInTime(IRecordProgress record, SeenInstance seen) =>
        !record.IsOver && (!seen.ShowsStatus || seen.NextWakeUpAt <= RecordWatch.InTimeFor(record.NextDeadline));

    /// <summary>When it said that it would look, or the deadline before that; one that is about to look, when it came to be.</summary>
    private static DateTimeOffset ShouldLookAt(IRecordProgress record, SeenInstance seen)
    {
        if (!seen.ShowsStatus) return seen.LastUpdatedAt;
        var wakeUpAt = seen.NextWakeUpAt ?? DateTimeOffset.MaxValue;
        var inTime = RecordWatch.InTimeFor(record.NextDeadline);
        return wakeUpAt < inTime ? wakeUpAt : inTime;
    }
}
