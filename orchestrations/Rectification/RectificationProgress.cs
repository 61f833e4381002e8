using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>What an orchestration is started with, and goes on with after continue-as-new.</summary>
/// <param name="Reinstatements">Which life of the target it watches; one that was put back on the list has a new orchestration.</param>
/// <param name="KnownVersion">The version that it last saw.</param>
public sealed record RectificationWatch(string Id, int Reinstatements, long KnownVersion);

/// <summary>Where a target stands: what a nudge says, and what looking at the target answers.</summary>
/// <param name="NextDeadline">UTC; <c>null</c> when nothing is due by itself.</param>
public sealed record RectificationProgress(long Version, RectificationStatus Status, DateTimeOffset? NextDeadline) : IRecordProgress
{
    bool IRecordProgress.IsOver => Status.IsOver();

    public static RectificationProgress Of(RectificationState state) => new(state.Version, state.Status, RectificationLifecycle.NextDeadline(state));
}

/// <summary>The engine's own view of a target, shown as the orchestration's custom status.</summary>
/// <param name="NextWakeUpAt">UTC.</param>
public sealed record RectificationWatchStatus(RectificationStatus Status, long Version, DateTimeOffset? NextWakeUpAt);
