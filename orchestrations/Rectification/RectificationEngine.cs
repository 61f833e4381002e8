using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Rectification;

/// <summary>The orchestrations of targets, as the rest of the application sees them.</summary>
public static class RectificationEngine
{
    /// <summary>The target's id; from the first time that it was put back on the list on with its number.</summary>
    public static string InstanceId(RectificationState state) => WatchedRecord.InstanceIdOf(state.Id, state.Reinstatements);

    /// <inheritdoc cref="RecordEngine.FollowAsync"/>
    /// <param name="before"><c>null</c> for a target just listed.</param>
    public static Task FollowAsync(this DurableTaskClient engine, RectificationState? before, RectificationState after) =>
        engine.FollowAsync(before is null ? null : Watched(before), Watched(after));

    /// <inheritdoc cref="RecordEngine.EnsureWatchedAsync"/>
    public static Task EnsureWatchedAsync(this DurableTaskClient engine, RectificationState state, CancellationToken cancellationToken) =>
        engine.EnsureWatchedAsync(Watched(state), cancellationToken);

    /// <summary>The target with the orchestration of its present life.</summary>
    public static WatchedRecord Watched(RectificationState state) => new(
        nameof(RectificationOrchestrator), state.Id, state.Reinstatements, new RectificationWatch(state.Id, state.Reinstatements, KnownVersion: 0), RectificationProgress.Of(state));
}
