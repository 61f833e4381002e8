using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>A command as it came in.</summary>
/// <param name="ExpectedVersion">Of <c>If-Match</c>; <c>null</c> when the client does not care.</param>
/// <param name="Receipt">Key and body hash of <c>Idempotency-Key</c>.</param>
public sealed record CommandRequest(string CaseId, CaseCommand Command, Actor Actor, long? ExpectedVersion = null, CommandReceipt? Receipt = null);

/// <summary>Where commands are carried out: read, decide, promise what follows, commit, and let it follow.</summary>
public sealed class CaseDesk(ReferenceInForce reference, CaseStore store, CaseWriter writer, CaseFollowUp followUp, TimeProvider clock)
{
    /// <summary>Carries a command out; answers once it is committed, whether or not the engine can be reached. Where nothing is to be done, nothing is written.</summary>
    /// <exception cref="CaseNotFoundException">No such case.</exception>
    /// <exception cref="CommandRejectedException">The lifecycle refuses it.</exception>
    /// <exception cref="VersionMismatchException">The case is at another version.</exception>
    /// <exception cref="IdempotencyKeyReusedException">The key stands for another command.</exception>
    /// <exception cref="ConflictException">Others were always faster.</exception>
    public async Task<CaseState> ExecuteAsync(CommandRequest request, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        CaseState? repeated = null;
        var isAgain = false;
        var written = await writer.WriteAsync(request.CaseId, NextAsync, promises: true, cancellationToken);
        if (written.Commit is not { } commit) return repeated ?? written.State;
        await followUp.RunAsync(commit, written.Promise!, engine);
        return commit.After;

        async Task<CaseCommit?> NextAsync(StoredCase before)
        {
            // After a conflict: the same command may have been carried out at the same time.
            if (isAgain && (repeated = await RepeatedAsync(request, cancellationToken)) is not null) return null;
            isAgain = true;
            var now = clock.Now();
            var decision = await DecideAsync(request, before.State, now, cancellationToken);
            if (Refusal(request, before.State, decision, now) is { } refusal)
            {
                repeated = await RepeatedAsync(request, cancellationToken) ?? throw refusal;
                return null;
            }

            return decision.Events.Count == 0 ? null : CaseCommit.Of(request.CaseId, before, decision.Events, request.Actor.Id, now, request.Receipt);
        }
    }

    /// <summary>Whether a command would be carried out now, before a client goes to the trouble of sending what it needs.</summary>
    /// <param name="key">Of a command that may have been carried out before; then there is nothing to check.</param>
    /// <exception cref="CaseNotFoundException">No such case.</exception>
    /// <exception cref="CommandRejectedException">The lifecycle would refuse it.</exception>
    /// <exception cref="VersionMismatchException">The case is at another version.</exception>
    public async Task CheckAsync(CommandRequest request, string? key, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(request.CaseId, cancellationToken) ?? throw new CaseNotFoundException(request.CaseId);
        var now = clock.Now();
        if (Refusal(request, stored.State, await DecideAsync(request, stored.State, now, cancellationToken), now) is not { } refusal) return;
        if (key is null || await store.FindReceiptAsync(request.CaseId, key, cancellationToken) is null) throw refusal;
    }

    /// <summary>A merge also asks the other case, which only a read of its partition knows.</summary>
    private async Task<Decision> DecideAsync(CommandRequest request, CaseState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await reference.GetAsync(cancellationToken);
        var decision = rules.Lifecycle.Decide(state, request.Command, request.Actor, now);
        return decision.Rejection is null && request.Command is Merge merge
            ? CaseLifecycle.RefuseToMergeInto((await store.FindAsync(merge.Into, cancellationToken))?.State) ?? decision
            : decision;
    }

    /// <summary>The result that the same command gave before: the case as it was then.</summary>
    private async Task<CaseState?> RepeatedAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (request.Receipt is not { } wanted || await store.FindReceiptAsync(request.CaseId, wanted.Key, cancellationToken) is not { } found) return null;
        return found.BodyHash == wanted.BodyHash
            ? await store.ReadAtAsync(request.CaseId, found.Version, cancellationToken)
            : throw new IdempotencyKeyReusedException();
    }

    private static Exception? Refusal(CommandRequest request, CaseState state, Decision decision, DateTimeOffset now) =>
        decision.Rejection is { } rejection ? new CommandRejectedException(rejection, CaseLifecycle.Allowed(state, request.Actor, now))
        : (request.ExpectedVersion ?? state.Version) != state.Version ? new VersionMismatchException(state.Version)
        : null;
}
