using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>What the orchestration has done by the application.</summary>
public sealed class CaseActivities(ReferenceInForce reference, CaseWriter writer, CaseIndex index, CaseNews news, CaseFeed feed, TimeProvider clock)
{
    /// <summary>
    /// Lets the lifecycle do what is due now; done twice it does no more than once. The engine repeats it until it succeeds,
    /// so the index needs no promise in the outbox: the next try shows what this one committed. Those who listen do.
    /// </summary>
    [Function(nameof(TakeDueCaseActions))]
    public async Task<CaseProgress> TakeDueCaseActions([ActivityTrigger] CaseWatch watch, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(watch.CaseId, before => DecideAsync(before, watch, cancellationToken), promises: feed.IsHeard, cancellationToken);
        if (IsOver(written.State, watch)) return new CaseProgress(written.State.Version, CaseStage.Closed, NextDeadline: null);
        if (written.Commit is { } commit) await news.SpreadAsync(commit, written.Promise, cancellationToken);
        else if (written.State.Version > watch.KnownVersion) await index.ShowAsync(written.State, outbox: null, cancellationToken);
        return CaseProgress.Of(written.State);
    }

    /// <summary>The case was opened again and has another orchestration.</summary>
    private static bool IsOver(CaseState state, CaseWatch watch) => state.Reopenings > watch.Reopenings;

    private async Task<Commit<CaseState>?> DecideAsync(Stored<CaseState> before, CaseWatch watch, CancellationToken cancellationToken)
    {
        if (IsOver(before.State, watch)) return null;
        var (rules, now) = (await reference.GetAsync(cancellationToken), clock.Now());
        var due = rules.Lifecycle.Decide(before.State, new TakeDueActions(), Actor.System, now).Events;
        return due.Count == 0 ? null : CaseRecord.Kind.Commit(watch.CaseId, before, due, Actor.System.Id, now);
    }
}
