using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>What became of one row of a list.</summary>
public enum ListingOutcome
{
    Listed,

    /// <summary>The same target is on the list already.</summary>
    Duplicate,
    Refused,
}

/// <param name="Number">Of the row, from 1.</param>
/// <param name="Id">Of the target; <c>null</c> when it was refused.</param>
/// <param name="Code">Why it was refused; stable, kebab-case.</param>
/// <param name="Reason">For people.</param>
public sealed record ListingReceipt(int Number, string? Name, ListingOutcome Outcome, string? Id, string? Code = null, string? Reason = null);

/// <summary>Where targets come on a campaign's list, each once however often a list is sent. A crash in the middle leaves a list that can be sent again.</summary>
public sealed class TargetIntake(RectificationStore store, Outbox outbox, RectificationFollowUp followUp, ReferenceInForce reference, TimeProvider clock)
{
    private const int AtOnce = 16;

    /// <summary>Lists every row that can be; the receipts are in the order of the rows. Of rows that name the same target the first counts, so a repeated one waits for it.</summary>
    public async Task<IReadOnlyList<ListingReceipt>> ListAsync(Campaign campaign, IReadOnlyList<TargetRow> rows, Actor actor, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var receipts = new ListingReceipt[rows.Count];
        var some = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var repeated = rows.Index().Where(row => row.Item.Entry is { } entry && !seen.Add(entry.Key)).Select(row => row.Index).ToHashSet();
        await Parallel.ForEachAsync(Enumerable.Range(0, rows.Count).Where(index => !repeated.Contains(index)), some, (index, token) => TakeAsync(index, token));
        foreach (var index in repeated.Order()) await TakeAsync(index, cancellationToken);
        return receipts;

        async ValueTask TakeAsync(int index, CancellationToken token) => receipts[index] = await ListAsync(campaign, rows[index], foundOnStreet: false, actor, engine, token);
    }

    /// <param name="foundOnStreet">It was on no list.</param>
    public async Task<ListingReceipt> ListAsync(Campaign campaign, TargetRow row, bool foundOnStreet, Actor actor, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (row.Entry is not { } entry) return new ListingReceipt(row.Number, Name: null, ListingOutcome.Refused, Id: null, "row-unreadable", row.Problem);
        var (id, now) = (RectificationId.Create(campaign, entry.Key), clock.Now());
        var decision = CampaignRules.For(campaign, await reference.GetAsync(cancellationToken)).Decide(state: null, new ListTarget(id, entry, foundOnStreet), actor, now);
        if (decision.Rejection is { } rejection) return new ListingReceipt(row.Number, entry.Name, ListingOutcome.Refused, Id: null, rejection.Code, rejection.Detail);
        if (await store.FindAsync(id, cancellationToken) is not null) return new ListingReceipt(row.Number, entry.Name, ListingOutcome.Duplicate, id);
        return new ListingReceipt(row.Number, entry.Name, await CommitAsync(RectificationRecord.Kind.Commit(id, before: null, decision.Events, actor.Id, now), engine, cancellationToken), id);
    }

    private async Task<ListingOutcome> CommitAsync(Commit<RectificationState> commit, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var promise = await outbox.PromiseAsync(commit.After.Id, fromVersion: 0, earlier: null, cancellationToken);
        if (await store.TryCommitAsync(commit, cancellationToken))
        {
            await followUp.RunAsync(commit, promise, engine);
            return ListingOutcome.Listed;
        }

        await outbox.WithdrawAsync(promise);
        return ListingOutcome.Duplicate;
    }
}
