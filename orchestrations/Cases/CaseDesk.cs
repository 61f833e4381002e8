using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>A command as it came in.</summary>
/// <param name="ExpectedVersion">Of <c>If-Match</c>; <c>null</c> when the client does not care.</param>
/// <param name="Receipt">Key and body hash of <c>Idempotency-Key</c>; its version is not looked at.</param>
public sealed record CommandRequest(string CaseId, CaseCommand Command, Actor Actor, long? ExpectedVersion = null, CommandReceipt? Receipt = null);

/// <summary>Where commands are carried out: promise, read, decide, commit, and then what follows the commit.</summary>
public sealed partial class CaseDesk(
    CaseLifecycle lifecycle, CaseStore store, CaseIndex index, Outbox outbox, TimeProvider clock, ILogger<CaseDesk> logger)
{
    private const int Attempts = 30;

    /// <summary>Carries a command out; answers once it is committed, whether or not the engine can be reached.</summary>
    /// <exception cref="CaseNotFoundException">No such case.</exception>
    /// <exception cref="CommandRejectedException">The lifecycle refuses it.</exception>
    /// <exception cref="VersionMismatchException">The case is at another version.</exception>
    /// <exception cref="IdempotencyKeyReusedException">The key stands for another command.</exception>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task<CaseState> ExecuteAsync(CommandRequest request, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        OutboxEntry? promise = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.FindAsync(request.CaseId, cancellationToken) ?? throw new CaseNotFoundException(request.CaseId);
            var now = Now();
            var decision = lifecycle.Decide(before.State, request.Command, request.Actor, now);
            if (decision.Rejection is not null || (request.ExpectedVersion ?? before.State.Version) != before.State.Version)
            {
                await WithdrawAsync(promise);
                return await RepeatedAsync(request, cancellationToken) ?? throw Refusal(request, before.State, decision);
            }

            promise ??= await outbox.WriteAsync(request.CaseId, cancellationToken);
            var commit = Follow(before, decision.Events, request.Actor.Id, now, request.Receipt);
            if (await store.TryCommitAsync(commit, cancellationToken))
            {
                await AfterAsync(before.State, commit.After, promise, engine);
                return commit.After;
            }

            if (await RepeatedAsync(request, cancellationToken) is { } earlier) return earlier;
        }

        throw new ConflictException($"Case {request.CaseId} kept changing; send the command again.");
    }

    /// <summary>What the orchestration asks for at a deadline. The engine repeats it until it succeeds, so it needs no promise.</summary>
    public async Task<CaseProgress> TakeDueActionsAsync(CaseWatch watch, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.FindAsync(watch.CaseId, cancellationToken) ?? throw new CaseNotFoundException(watch.CaseId);
            if (before.State.Reopenings > watch.Reopenings) return new CaseProgress(before.State.Version, CaseStage.Closed, NextDeadline: null);
            var now = Now();
            var decision = lifecycle.Decide(before.State, new TakeDueActions(), Actor.System, now);
            if (decision.Events.Count == 0)
            {
                if (before.State.Version > watch.KnownVersion) await index.ShowAsync(before.State, outbox: null, cancellationToken);
                return CaseProgress.Of(before.State);
            }

            var commit = Follow(before, decision.Events, Actor.System.Id, now, receipt: null);
            if (!await store.TryCommitAsync(commit, cancellationToken)) continue;
            await index.ShowAsync(before.State, commit.After, outbox: null, cancellationToken);
            return CaseProgress.Of(commit.After);
        }

        throw new ConflictException($"Case {watch.CaseId} kept changing.");
    }

    private static CaseCommit Follow(StoredCase before, IReadOnlyList<CaseEvent> events, string by, DateTimeOffset now, CommandReceipt? receipt)
    {
        var state = before.State;
        var hash = before.LogHash;
        var entries = new List<LogEntry>(events.Count);
        foreach (var happened in events)
        {
            var recorded = new RecordedEvent(state.Version + 1, now, by, happened);
            state = CaseLifecycle.Apply(state, recorded, state.Id);
            entries.Add(CaseLog.Append(state.Id, hash, recorded));
            hash = entries[^1].Hash;
        }

        return new CaseCommit { Before = before, After = state, Entries = entries, Receipt = receipt is null ? null : receipt with { Version = state.Version } };
    }

    /// <summary>The result that the same command gave before: the case as it was then.</summary>
    private async Task<CaseState?> RepeatedAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (request.Receipt is not { } wanted || await store.FindReceiptAsync(request.CaseId, wanted.Key, cancellationToken) is not { } found) return null;
        if (found.BodyHash != wanted.BodyHash) throw new IdempotencyKeyReusedException();
        var log = await store.ReadLogAsync(request.CaseId, cancellationToken, found.Version);
        return CaseLifecycle.Replay(log.Select(CaseLog.Read), request.CaseId);
    }

    private static Exception Refusal(CommandRequest request, CaseState state, Decision decision) => decision.Rejection is { } rejection
        ? new CommandRejectedException(rejection, CaseLifecycle.Allowed(state, request.Actor))
        : new VersionMismatchException(state.Version);

    /// <summary>The command is committed: whatever fails from here on is left to the sweep, and the client's patience no longer counts.</summary>
    private async Task AfterAsync(CaseState? before, CaseState after, OutboxEntry promise, DurableTaskClient engine)
    {
        try
        {
            await engine.FollowAsync(before, after, CancellationToken.None);
            await index.ShowAsync(before, after, promise, CancellationToken.None);
        }
        catch (Exception failed)
        {
            LogLeftToSweep(failed, after.Id, after.Version);
        }
    }

    private Task WithdrawAsync(OutboxEntry? promise) => promise is null ? Task.CompletedTask : index.DeleteAsync(promise, CancellationToken.None);

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    [LoggerMessage(LogLevel.Warning, "Case {CaseId} is committed at version {Version}; what follows is left to the sweep.")]
    private partial void LogLeftToSweep(Exception exception, string caseId, long version);
}
