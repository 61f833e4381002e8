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
        if (before?.InstanceId != after.InstanceId) await engine.StartAsync(after, patience.Token);
        else if (after.Progress.MattersAfter(before.Progress)) await engine.NudgeAsync(after, patience.Token);
    }

    /// <summary>
    /// Makes sure that an open record is watched and that its orchestration knows how it stands. One that failed or was
    /// terminated is begun again; one that is completed never is. One that will look in time by itself is left alone: while
    /// the engine is behind, more nudges would only add to what it has to do.
    /// </summary>
    public static async Task EnsureWatchedAsync(this DurableTaskClient engine, WatchedRecord record, CancellationToken cancellationToken)
    {
        var instance = await engine.GetInstanceAsync(record.InstanceId, getInputsAndOutputs: true, cancellationToken);
        if (instance is null or { RuntimeStatus: OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated })
        {
            if (!record.Progress.IsOver) await engine.StartAsync(record, cancellationToken);
        }
        else if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Running && !LooksInTime(instance, record.Progress))
        {
            await engine.NudgeAsync(record, cancellationToken);
        }
    }

    /// <summary>An instance that has not begun looks at once, and one that shows no status is about to look.</summary>
    private static bool LooksInTime(OrchestrationMetadata instance, IRecordProgress progress) =>
        !progress.IsOver
        && (instance.SerializedCustomStatus is null || instance.ReadCustomStatusAs<WakeUp>()?.NextWakeUpAt <= RecordWatch.InTimeFor(progress.NextDeadline));

    private static async Task StartAsync(this DurableTaskClient engine, WatchedRecord record, CancellationToken cancellationToken)
    {
        using var span = TownTraces.StartEngine("engine start", record.InstanceId);
        await engine.StartOnceAsync(record.Orchestrator, record.InstanceId, record.Input, cancellationToken);
    }

    private static async Task NudgeAsync(this DurableTaskClient engine, WatchedRecord record, CancellationToken cancellationToken)
    {
        using var span = TownTraces.StartEngine("engine nudge", record.InstanceId);
        await engine.RaiseEventAsync(record.InstanceId, RecordWatch.Changed, record.Progress, cancellationToken);
    }
}
