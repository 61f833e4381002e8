using System.Diagnostics;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>A command of an operator as it came in.</summary>
/// <param name="Step">One of <see cref="OperatorRule.Commands"/>.</param>
/// <param name="Reason">Why; a step that stops a record's clock takes one.</param>
public sealed record OperatorCommand(string RecordId, EngineStep Step, string? Reason, Actor By);

/// <summary>Where operators' commands to orchestrations are carried out. What they want they get however often they ask, and it happens once.</summary>
public sealed class EngineDesk(WatchedRecords records, EngineWatch watch, RecordCare care)
{
    /// <summary>How long a call waits for what the engine makes of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    /// <summary>Carries a command out, and says how the two stand then; the engine may still be at it.</summary>
    /// <returns><c>null</c> when there is no such record.</returns>
    /// <exception cref="CommandRejectedException">It makes no sense as they stand, or lacks a reason.</exception>
    public async Task<EngineSight?> GiveAsync(OperatorCommand command, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(command.RecordId, cancellationToken) is not { } record) return null;
        var seen = SeenInstance.Of(await engine.FindAsync(record, cancellationToken));
        var decision = OperatorRule.Decide(command.Step, record.Progress, seen, watch.Before);
        if ((RefuseReason(command) ?? decision.Refusal) is { } refusal)
            throw new CommandRejectedException(refusal, OperatorRule.Allowed(record.Progress, seen, watch.Before));
        if (decision.Step is { } step)
        {
            var begun = care.Begin(record, step, command.By.Id, seen, command.Reason);
            await care.TakeAsync(
                begun,
                take: () => TakeAsync(step, record, seen, command.Reason, engine, cancellationToken),
                look: () => SeeAsync(record, instance => IsDone(step, instance, seen), engine, cancellationToken),
                cancellationToken);
        }

        return await watch.LookAsync(record, engine, cancellationToken);
    }

    private static Rejection? RefuseReason(OperatorCommand command) => command.Step is EngineStep.Suspend or EngineStep.Terminate
        ? Wording.Missing("reason", command.Reason, Wording.MaxKeptLength)?.Rejection
        : Wording.TooLong("reason", command.Reason, Wording.MaxKeptLength)?.Rejection;

    private static async Task TakeAsync(EngineStep step, WatchedRecord record, SeenInstance? seen, string? reason, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (step == EngineStep.Restart && seen is { IsAlive: true })
        {
            await engine.TakeAsync(EngineStep.Terminate, record, reason, cancellationToken);
            if (await SeeAsync(record, instance => !instance.IsAlive, engine, cancellationToken) is not { IsAlive: false }) throw StillEnding();
        }

        await engine.TakeAsync(step, record, reason, cancellationToken);
    }

    private static bool IsDone(EngineStep step, SeenInstance instance, SeenInstance? before) => step switch
    {
        EngineStep.Suspend => instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended,
        EngineStep.Resume => instance.RuntimeStatus != OrchestrationRuntimeStatus.Suspended,
        EngineStep.Terminate => !instance.IsAlive,
        _ => instance.IsAlive && instance.CreatedAt != before?.CreatedAt,
    };

    /// <summary>The orchestration once it is as wanted, or as it is when patience ends.</summary>
    private static async Task<SeenInstance?> SeeAsync(WatchedRecord record, Func<SeenInstance, bool> wanted, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = SeenInstance.Of(await engine.FindAsync(record, cancellationToken));
            if ((seen is not null && wanted(seen)) || Stopwatch.GetElapsedTime(since) >= Patience) return seen;
            await Task.Delay(Turn, cancellationToken);
        }
    }

    private static CommandRejectedException StillEnding() => new(
        new Rejection(RejectionKind.State, "still-ending", "Its orchestration was told to end and has not yet; the engine is behind. Send the same request again."), ["restart"]);
}
