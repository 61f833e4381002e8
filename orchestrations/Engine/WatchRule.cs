using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>Compares a record with its orchestration: what is to be said of the two, and what is to be done.</summary>
public static class WatchRule
{
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
        OrchestrationRuntimeStatus.Running => LooksInTime(record, seen) ? null : EngineStep.Nudge,
        _ => null,
    };

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
