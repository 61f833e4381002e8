using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Cases;

/// <summary>The orchestrations of cases, as the rest of the application sees them.</summary>
public static class CaseEngine
{
    /// <summary>The case's id; from the first reopening on with its number.</summary>
    public static string InstanceId(CaseState state) => state.Reopenings == 0 ? state.Id : $"{state.Id}-{state.Reopenings}";

    /// <summary>Tells the engine of a step, if it has to know at once.</summary>
    /// <param name="before"><c>null</c> for a case just filed.</param>
    public static Task FollowAsync(this DurableTaskClient engine, CaseState? before, CaseState after, CancellationToken cancellationToken) =>
        before is null || after.Reopenings > before.Reopenings ? engine.StartAsync(after, cancellationToken)
        : CaseProgress.Of(after).MattersAfter(CaseProgress.Of(before)) ? engine.NudgeAsync(after, cancellationToken)
        : Task.CompletedTask;

    /// <summary>
    /// Makes sure that an open case is watched and that its orchestration knows how it stands. One that failed or was
    /// terminated is begun again; one that is completed never is. One that will look in time by itself is left alone: while
    /// the engine is behind, more nudges would only add to what it has to do.
    /// </summary>
    public static async Task EnsureWatchedAsync(this DurableTaskClient engine, CaseState state, CancellationToken cancellationToken)
    {
        var instance = await engine.GetInstanceAsync(InstanceId(state), getInputsAndOutputs: true, cancellationToken);
        if (instance is null or { RuntimeStatus: OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated })
        {
            if (state.Stage != CaseStage.Closed) await engine.StartAsync(state, cancellationToken);
        }
        else if (instance.RuntimeStatus == OrchestrationRuntimeStatus.Running && !LooksInTime(instance, state))
        {
            await engine.NudgeAsync(state, cancellationToken);
        }
    }

    /// <summary>An instance that has not begun looks at once, and one that shows no status is about to look.</summary>
    private static bool LooksInTime(OrchestrationMetadata instance, CaseState state) =>
        state.Stage != CaseStage.Closed
        && (instance.SerializedCustomStatus is null || instance.ReadCustomStatusAs<CaseWatchStatus>()?.NextWakeUpAt <= CaseOrchestrator.InTimeFor(CaseLifecycle.NextDeadline(state)));

    private static Task StartAsync(this DurableTaskClient engine, CaseState state, CancellationToken cancellationToken) => engine.StartOnceAsync(
        nameof(CaseOrchestrator), InstanceId(state), new CaseWatch(state.Id, state.Reopenings, KnownVersion: 0), cancellationToken);

    private static Task NudgeAsync(this DurableTaskClient engine, CaseState state, CancellationToken cancellationToken) =>
        engine.RaiseEventAsync(InstanceId(state), CaseOrchestrator.Changed, CaseProgress.Of(state), cancellationToken);
}
