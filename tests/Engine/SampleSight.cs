using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Tests.Cases;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>What a sample is made of; the rest follows.</summary>
/// <param name="Status">Which of the runtime statuses; one more stands for an instance that is not there.</param>
/// <param name="WakesIn">Minutes from now.</param>
/// <param name="DueIn">Minutes from now, where there is a deadline.</param>
/// <param name="UpdatedAgo">Minutes.</param>
public sealed record SightSeed(byte Status, bool IsOver, bool ShowsStatus, bool HasDeadline, sbyte WakesIn, sbyte DueIn, byte UpdatedAgo);

/// <summary>A case and its orchestration, seen at noon; the engine has two minutes for what it hears.</summary>
internal sealed class SampleSight(SightSeed seed)
{
    private static readonly OrchestrationRuntimeStatus[] Statuses =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    public static DateTimeOffset Now => SampleTown.Noon;

    public static DateTimeOffset Before => Now.AddMinutes(-2);

    public static SeenInstance JustBegun => new(OrchestrationRuntimeStatus.Pending, Now, Now, ShowsStatus: false, NextWakeUpAt: null);

    /// <param name="ago">Minutes.</param>
    public static Intervention Nudge(byte ago) => new()
    {
        Id = Guid.Empty,
        RecordId = "XJ-1",
        InstanceId = "XJ-1",
        At = Now.AddMinutes(-ago),
        By = RecordCare.Watchdog,
        Step = EngineStep.Nudge,
        RecordVersion = 3,
        Outcome = InterventionOutcome.Done,
    };

    public IRecordProgress Record { get; } = new CaseProgress(
        Version: 3, seed.IsOver ? CaseStage.Closed : CaseStage.Handling, seed.HasDeadline && !seed.IsOver ? Now.AddMinutes(seed.DueIn) : null);

    public SeenInstance? Seen { get; private init; } = (seed.Status % (Statuses.Length + 1)) == Statuses.Length ? null : Instance(seed, Statuses[seed.Status % (Statuses.Length + 1)]);

    public SampleSight With(OrchestrationRuntimeStatus status) => new(seed) { Seen = Instance(seed, status) };

    /// <param name="changedAt">Left out: long ago.</param>
    public EngineVerdict Judge(DateTimeOffset? changedAt = null) => WatchRule.Judge(Record, changedAt ?? DateTimeOffset.MinValue, Seen, Before);

    private static SeenInstance Instance(SightSeed seed, OrchestrationRuntimeStatus status) => new(
        status, Now.AddDays(-3), Now.AddMinutes(-seed.UpdatedAgo), seed.ShowsStatus, seed.ShowsStatus ? Now.AddMinutes(seed.WakesIn) : null);
}
