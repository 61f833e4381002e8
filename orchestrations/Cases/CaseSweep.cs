using System.Security.Cryptography;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Does what a crash left undone: promises without their work, and cases whose orchestration missed its wake-up.</summary>
public sealed partial class CaseSweep(
    CaseStore store, CaseQueries queries, Outbox outbox, CaseFollowUp followUp, RecordCare care, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<CaseSweep> logger)
{
    /// <summary>Of each kind in one run; the rest waits for the next.</summary>
    private const int MostPerRun = 5_000;

    /// <summary>After so many cases in a row of which listeners could not be told, the others do not wait for them in this run.</summary>
    private const int MostUnheard = 3;

    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.SweepAfter;
        // Lists and notices do not wait for the engine, nor for what ends the other.
        await Task.WhenAll(WakeAllAsync(before, engine, cancellationToken), KeepAllAsync(before, engine, cancellationToken));
    }

    private async Task WakeAllAsync(DateTimeOffset before, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var cases = await queries.FindNotWokenAsync(before, MostPerRun, cancellationToken);
        await Parallel.ForEachAsync(cases, RecordSlices.SomeAtOnce(cancellationToken), async (caseId, stopping) => await TryAsync(caseId, () => WakeAsync(caseId, engine, stopping), stopping));
    }

    /// <summary>In no order, so that the same few cases which cannot be told of do not stand before all others each time.</summary>
    private async Task KeepAllAsync(DateTimeOffset before, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var unheard = 0;
        var promises = await outbox.ListAsync(before, MostPerRun, cancellationToken, CaseId.Prefix);
        var cases = promises.ToLookup(promise => promise.RecordId, StringComparer.Ordinal).ToArray();
        RandomNumberGenerator.Shuffle<IGrouping<string, OutboxEntry>>(cases);
        await Parallel.ForEachAsync(cases, RecordSlices.SomeAtOnce(cancellationToken), async (of, stopping) =>
        {
            foreach (var promise in of)
            {
                await TryAsync(of.Key, async () =>
                {
                    var isKept = await KeepAsync(promise, tells: Volatile.Read(ref unheard) < MostUnheard, engine, stopping);
                    Volatile.Write(ref unheard, isKept ? 0 : Volatile.Read(ref unheard) + 1);
                }, stopping);
            }
        });
    }

    /// <returns>Whether the promise is kept.</returns>
    private async Task<bool> KeepAsync(OutboxEntry promise, bool tells, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        LogKept(promise.RecordId, promise.WrittenAt);
        if (await store.FindAsync(promise.RecordId, cancellationToken) is { } stored) return await followUp.RepeatAsync(stored.State, promise, tells, engine, cancellationToken);
        await outbox.WithdrawAsync(promise);
        return true;
    }

    private async Task WakeAsync(string caseId, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(caseId, cancellationToken) is { } stored)
            await care.EnsureAsync(CaseEngine.Watched(stored.State), RecordCare.Sweep, engine, cancellationToken);
    }

    private Task<bool> TryAsync(string caseId, Func<Task> work, CancellationToken stopping) => Attempt.SucceedsAsync(work, failed => LogFailed(failed, caseId), stopping);

    [LoggerMessage(LogLevel.Information, "Doing what was left undone for case {CaseId} at {PromisedAt}.")]
    private partial void LogKept(string caseId, DateTimeOffset promisedAt);

    [LoggerMessage(LogLevel.Error, "The sweep could not help case {CaseId}; it tries again.")]
    private partial void LogFailed(Exception exception, string caseId);
}
