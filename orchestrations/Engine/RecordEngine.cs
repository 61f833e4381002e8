using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>The orchestrations that watch records, as the rest of the application sees them.</summary>
internal static class RecordEngine
{
    /// <summary>Tells the engine of a step, if it has to know at once.</summary>
    /// <param name="before"><c>null</c> for a record that has just begun.</param>
    public static Task FollowAsync(this DurableTaskClient engine, WatchedRecord? before, WatchedRecord after, CancellationToken cancellationToken) =>
        before?.InstanceId != after.InstanceId ? engine.TakeAsync(EngineStep.Start, after, reason: null, cancellationToken)
        : after.Progress.MattersAfter(before.Progress) ? engine.TakeAsync(EngineStep.Nudge, after, reason: null, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Makes sure that an open record is watched and that its orchestration knows how it stands (<see cref="WatchRule.CareFor"/>).</summary>
    public static async Task EnsureWatchedAsync(this DurableTaskClient engine, WatchedRecord record, CancellationToken cancellationToken)
    {
        var seen = SeenInstance.Of(await engine.FindAsync(record, cancellationToken));
        if (WatchRule.CareFor(record.Progress, seen) is { } step) await engine.TakeAsync(step, record, reason: null, cancellationToken);
    }

    /// <summary>The orchestration with what it shows; <c>null</c> when the engine does not know the record.</summary>
    public static Task<OrchestrationMetadata?> FindAsync(this DurableTaskClient engine, WatchedRecord record, CancellationToken cancellationToken) =>
        engine.GetInstanceAsync(record.InstanceId, getInputsAndOutputs: true, cancellationToken);

    /// <param name="reason">Kept by the engine with what it was told.</param>
    public static Task TakeAsync(this DurableTaskClient engine, EngineStep step, WatchedRecord record, string? reason, CancellationToken cancellationToken) => step switch
    {
        EngineStep.Start => engine.StartOnceAsync(record.Orchestrator, record.InstanceId, record.Input, cancellationToken),
        EngineStep.Nudge => engine.RaiseEventAsync(record.InstanceId, RecordWatch.Changed, record.Progress, cancellationToken),
        EngineStep.Suspend => engine.SuspendInstanceAsync(record.InstanceId, reason, cancellationToken),
        EngineStep.Resume => engine.ResumeInstanceAsync(record.InstanceId, reason, cancellationToken),
        EngineStep.Terminate => engine.TerminateInstanceAsync(record.InstanceId, reason, cancellationToken),
        EngineStep.Restart => engine.StartAgainAsync(record.Orchestrator, record.InstanceId, record.Input, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };
}
