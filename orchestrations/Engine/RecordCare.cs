using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Engine;

/// <summary>Takes steps against orchestrations, and writes each down before and after it.</summary>
public sealed partial class RecordCare(Interventions interventions, TimeProvider clock, ILogger<RecordCare> logger)
{
    /// <summary>Who takes steps by itself.</summary>
    public const string Watchdog = "@watchdog";

    /// <inheritdoc cref="Watchdog"/>
    public const string Sweep = "@sweep";

    /// <summary>Makes sure that a record is watched (<see cref="WatchRule.CareFor"/>); what it takes is written down.</summary>
    /// <returns>The step that was taken; <c>null</c> when none was needed.</returns>
    public async Task<EngineStep?> EnsureAsync(WatchedRecord record, string by, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var seen = SeenInstance.Of(await engine.FindAsync(record, cancellationToken));
        if (WatchRule.CareFor(record.Progress, seen) is not { } step) return null;
        await TakeAsync(Begin(record, step, by, seen), record, take: () => engine.TakeAsync(step, record, reason: null, cancellationToken), engine, cancellationToken);
        return step;
    }

    /// <summary>Takes a step, between two notes of it.</summary>
    /// <param name="take">Tells the engine, and may wait for what it makes of it.</param>
    internal async Task TakeAsync(Intervention begun, WatchedRecord record, Func<Task> take, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await interventions.KeepAsync(begun, cancellationToken);
        LogStep(begun.Step, begun.InstanceId, begun.By, begun.Before?.RuntimeStatus);
        try
        {
            await take();
        }
        catch
        {
            await interventions.KeepAsync(begun with { Outcome = InterventionOutcome.Failed }, CancellationToken.None);
            throw;
        }

        var after = SeenInstance.Of(await engine.FindAsync(record, cancellationToken));
        await interventions.KeepAsync(begun with { Outcome = InterventionOutcome.Done, After = after }, CancellationToken.None);
    }

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
}
