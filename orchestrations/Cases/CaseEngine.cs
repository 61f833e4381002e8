using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

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

    /// <summary>Makes sure that a case is watched and that its orchestration knows how it stands.</summary>
    public static async Task EnsureWatchedAsync(this DurableTaskClient engine, CaseState state, CancellationToken cancellationToken)
    {
        var instance = await engine.GetInstanceAsync(InstanceId(state), cancellationToken);
        if (instance is { IsCompleted: true }) return;
        if (instance is not null) await engine.NudgeAsync(state, cancellationToken);
        else if (state.Stage != CaseStage.Closed) await engine.StartAsync(state, cancellationToken);
    }

    private static Task<string> StartAsync(this DurableTaskClient engine, CaseState state, CancellationToken cancellationToken) =>
        engine.ScheduleNewOrchestrationInstanceAsync(
            nameof(CaseOrchestrator),
            new CaseWatch(state.Id, state.Reopenings, state.Version),
            new StartOrchestrationOptions(InstanceId(state)),
            cancellationToken);

    private static Task NudgeAsync(this DurableTaskClient engine, CaseState state, CancellationToken cancellationToken) =>
        engine.RaiseEventAsync(InstanceId(state), CaseOrchestrator.Changed, CaseProgress.Of(state), cancellationToken);
}
