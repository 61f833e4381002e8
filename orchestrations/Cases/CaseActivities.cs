using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>What the orchestration has done by the application.</summary>
public sealed class CaseActivities(ReferenceInForce reference, CaseStore store, CaseIndex index, Outbox outbox, CaseFollowUp followUp, CaseFeed feed, TimeProvider clock)
{
    private const int Attempts = 30;

    /// <summary>
    /// Lets the lifecycle do what is due now; done twice it does no more than once. The engine repeats it until it succeeds,
    /// so the index needs no promise in the outbox: the next try shows what this one committed. Those who listen do.
    /// </summary>
    [Function(nameof(TakeDueCaseActions))]
    public async Task<CaseProgress> TakeDueCaseActions([ActivityTrigger] CaseWatch watch, CancellationToken cancellationToken)
    {
        OutboxEntry? promise = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.FindAsync(watch.CaseId, cancellationToken) ?? throw new CaseNotFoundException(watch.CaseId);
            if (before.State.Reopenings > watch.Reopenings) return new CaseProgress(before.State.Version, CaseStage.Closed, NextDeadline: null);
            var (rules, now) = (await reference.GetAsync(cancellationToken), clock.Now());
            var due = rules.Lifecycle.Decide(before.State, new TakeDueActions(), Actor.System, now).Events;
            if (due.Count == 0)
            {
                await followUp.WithdrawAsync(promise);
                return await ShowMissedAsync(before.State, watch, cancellationToken);
            }

            if (feed.IsHeard) promise = await outbox.PromiseAsync(watch.CaseId, before.State.Version, promise, cancellationToken);
            var commit = CaseCommit.Of(watch.CaseId, before, due, Actor.System.Id, now);
            if (!await store.TryCommitAsync(commit, cancellationToken)) continue;
            await followUp.RunAsync(commit, promise, cancellationToken);
            return CaseProgress.Of(commit.After);
        }

        throw new ConflictException($"Case {watch.CaseId} kept changing.");
    }

    private async Task<CaseProgress> ShowMissedAsync(CaseState state, CaseWatch watch, CancellationToken cancellationToken)
    {
        if (state.Version > watch.KnownVersion) await index.ShowAsync(state, outbox: null, cancellationToken);
        return CaseProgress.Of(state);
    }
}
