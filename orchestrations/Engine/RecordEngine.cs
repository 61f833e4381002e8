using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Engine;

/// <summary>The orchestrations that watch records, as the rest of the application sees them.</summary>
internal static class RecordEngine
{
    /// <summary>A command answers although the engine is behind: after this long the sweep has to tell it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Tells the engine of a step, if it has to know at once; the client's own patience does not count.</summary>
    /// <param name="before"><c>null</c> for a record that has just begun.</param>
    /// <exception cref="OperationCanceledException">The engine is behind.</exception>
    public static async Task FollowAsync(this DurableTaskClient engine, WatchedRecord? before, WatchedRecord after)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (before?.InstanceId != after.InstanceId) await engine.TakeAsync(EngineStep.Start, after, reason: null, patience.Token);
        else if (after.Progress.MattersAfter(before.Progress)) await engine.TakeAsync(EngineStep.Nudge, after, reason: null, patience.Token);
    }

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
    public static async Task TakeAsync(this DurableTaskClient engine, EngineStep step, WatchedRecord record, string? reason, CancellationToken cancellationToken)
    {
        using var span = TownTraces.StartEngine($"engine {step}".ToLowerInvariant(), record.InstanceId);
        await (step switch
        {
            EngineStep.Start => engine.StartOnceAsync(record.Orchestrator, record.InstanceId, record.Input, cancellationToken),
            EngineStep.Nudge => engine.RaiseEventAsync(record.InstanceId, RecordWatch.Changed, record.Progress, cancellationToken),
            EngineStep.Suspend => engine.SuspendInstanceAsync(record.InstanceId, reason, cancellationToken),
            EngineStep.Resume => engine.ResumeInstanceAsync(record.InstanceId, reason, cancellationToken),
            EngineStep.Terminate => engine.TerminateInstanceAsync(record.InstanceId, reason, cancellationToken),
            EngineStep.Restart => engine.StartAgainAsync(record.Orchestrator, record.InstanceId, record.Input, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
        });
    }
}
