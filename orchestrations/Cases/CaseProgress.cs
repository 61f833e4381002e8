using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

/// <summary>What an orchestration is started with, and goes on with after continue-as-new.</summary>
/// <param name="Reopenings">Which life of the case it watches; a reopened case has a new orchestration.</param>
/// <param name="KnownVersion">The version that it last saw.</param>
public sealed record CaseWatch(string CaseId, int Reopenings, long KnownVersion);

/// <summary>Where a case stands: what a nudge says, and what looking at the case answers.</summary>
/// <param name="NextDeadline">UTC; <c>null</c> when nothing is due by itself.</param>
public sealed record CaseProgress(long Version, CaseStage Stage, DateTimeOffset? NextDeadline) : IRecordProgress
{
    bool IRecordProgress.IsOver => Stage == CaseStage.Closed;

    public static CaseProgress Of(CaseState state) => new(state.Version, state.Stage, CaseLifecycle.NextDeadline(state));
}

/// <summary>The engine's own view of a case, shown as the orchestration's custom status.</summary>
/// <param name="NextWakeUpAt">UTC.</param>
public sealed record CaseWatchStatus(CaseStage Stage, long Version, DateTimeOffset? NextWakeUpAt);
