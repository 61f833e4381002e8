using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Engine;

/// <summary>Takes steps against orchestrations, and writes each down before and after it.</summary>
public sealed partial class RecordCare(Interventions interventions, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<RecordCare> logger)
{
    /// <summary>Who takes steps by itself.</summary>
    public const string Watchdog = "@watchdog";

    /// <inheritdoc cref="Watchdog"/>
    public const string Sweep = "@sweep";

    private const string Deaf = "It heard how its record stands, and did not act on it.";

    /// <summary>So many interventions of a record are remembered: more than there are in a day while its engine answers.</summary>
    private const int Remembered = 500;

    /// <summary>
    /// An orchestration has so long to hear, and as long to act: while the engine is behind, telling it again would only add to what it
    /// has to do. One whose look fails and is repeated shows a sign of life meanwhile.
    /// </summary>
    private TimeSpan Patience => TimeSpan.FromTicks(Math.Max(options.Value.SweepAfter.Ticks * 5, RecordWatch.LongestPause.Ticks * 2));

    /// <summary>Makes sure that a record is watched (<see cref="WatchRule.CareAgainFor"/>); what it takes is written down.</summary>
    /// <param name="mayEnd">Asked before an orchestration is ended; left out: none is.</param>
    /// <returns>The step that was taken; <c>null</c> when none was needed, or it has its time for the last.</returns>
    public async Task<EngineStep?> EnsureAsync(WatchedRecord record, string by, DurableTaskClient engine, CancellationToken cancellationToken, Func<bool>? mayEnd = null)
    {
        var seen = SeenInstance.Of(await engine.FindAsync(record, cancellationToken));
        var done = seen is { IsAlive: true } ? await DoneAsync(record, cancellationToken) : [];
        if (WatchRule.CareAgainFor(record.Progress, seen, done, clock.GetUtcNow(), Patience) is not { } step) return null;
        if (step == EngineStep.Terminate && mayEnd?.Invoke() is not true) return null;
        var reason = step == EngineStep.Terminate ? Deaf : null;
        await TakeAsync(
            Begin(record, step, by, seen, reason),
            take: () => engine.TakeAsync(step, record, reason, cancellationToken),
            look: async () => SeenInstance.Of(await engine.FindAsync(record, cancellationToken)),
            cancellationToken);
        return step;
    }

    /// <summary>What was done to the orchestration of its present life.</summary>
    private async Task<IReadOnlyList<Intervention>> DoneAsync(WatchedRecord record, CancellationToken cancellationToken) =>
        [.. (await interventions.ListAsync(record.Id, Remembered, continuation: null, cancellationToken)).Items.Where(one => one.InstanceId == record.InstanceId)];

    /// <summary>Takes a step, between two notes of it. Once the engine was told, nothing that fails makes the step one that failed.</summary>
    /// <param name="take">Tells the engine.</param>
    /// <param name="look">What the engine made of it, which may be waited for.</param>
    internal async Task TakeAsync(Intervention begun, Func<Task> take, Func<Task<SeenInstance?>> look, CancellationToken cancellationToken)
    {
        await interventions.KeepAsync(begun, cancellationToken);
        LogStep(begun.Step, begun.InstanceId, begun.By, begun.Before?.RuntimeStatus);
        try
        {
            await take();
        }
        catch
        {
            await NoteAsync(begun with { Outcome = InterventionOutcome.Failed });
            throw;
        }

        SeenInstance? after = null;
        await Attempt.SucceedsAsync(async () => after = await look(), failed => LogUnseen(failed, begun.InstanceId, begun.Step), CancellationToken.None);
        await NoteAsync(begun with { Outcome = InterventionOutcome.Done, After = after });
    }

    private Task<bool> NoteAsync(Intervention intervention) =>
        Attempt.SucceedsAsync(() => interventions.KeepAsync(intervention, CancellationToken.None), failed => LogNotNoted(failed, intervention.InstanceId, intervention.Outcome));

    internal Intervention Begin(WatchedRecord record, EngineStep step, string by, SeenInstance? seen, string? reason = null) => new()
    {
        Id = Guid.NewGuid(),
        RecordId = record.Id,
        InstanceId = record.InstanceId,
        At = clock.GetUtcNow(),
        By = by,
        Step = step,
        Reason = reason,
        RecordVersion = record.Progress.Version,
        Before = seen,
        Outcome = InterventionOutcome.Begun,
    };

    [LoggerMessage(LogLevel.Warning, "Step {Step} for orchestration {InstanceId} by {By}; it was {RuntimeStatus}.")]
    private partial void LogStep(EngineStep step, string instanceId, string by, OrchestrationRuntimeStatus? runtimeStatus);

    [LoggerMessage(LogLevel.Warning, "What orchestration {InstanceId} made of the step {Step} could not be seen.")]
    private partial void LogUnseen(Exception exception, string instanceId, EngineStep step);

    [LoggerMessage(LogLevel.Error, "That the step for orchestration {InstanceId} is {Outcome} could not be written down.")]
    private partial void LogNotNoted(Exception exception, string instanceId, InterventionOutcome outcome);
}
