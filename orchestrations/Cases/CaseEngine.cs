using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Cases;

/// <summary>The orchestrations of cases, as the rest of the application sees them.</summary>
public static class CaseEngine
{
    /// <summary>The case's id; from the first reopening on with its number.</summary>
    public static string InstanceId(CaseState state) => WatchedRecord.InstanceIdOf(state.Id, state.Reopenings);

    /// <inheritdoc cref="RecordEngine.FollowAsync"/>
    /// <param name="before"><c>null</c> for a case just filed.</param>
    public static Task FollowAsync(this DurableTaskClient engine, CaseState? before, CaseState after) =>
        engine.FollowAsync(before is null ? null : Watched(before), Watched(after));

    /// <inheritdoc cref="RecordEngine.EnsureWatchedAsync"/>
    public static Task EnsureWatchedAsync(this DurableTaskClient engine, CaseState state, CancellationToken cancellationToken) =>
        engine.EnsureWatchedAsync(Watched(state), cancellationToken);

    /// <summary>The case with the orchestration of its present life.</summary>
    public static WatchedRecord Watched(CaseState state) => new(
        nameof(CaseOrchestrator), state.Id, state.Reopenings, new CaseWatch(state.Id, state.Reopenings, KnownVersion: 0), CaseProgress.Of(state));
}
