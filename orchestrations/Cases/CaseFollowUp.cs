using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>What follows a commit: the engine hears of it, the case that it was merged into too, those who listen are told, the index shows it, and the promise of both is taken away.</summary>
public sealed partial class CaseFollowUp(CaseIndex index, CaseStore store, DuplicateLink duplicates, CaseFeed feed, ILogger<CaseFollowUp> logger)
{
    /// <summary>A command answers although the engine is behind: after this long the sweep has to tell it.</summary>
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(5);

    /// <summary>Does it right after a commit. Whatever fails is left to the sweep, and the client's patience no longer counts.</summary>
    public async Task RunAsync(CaseCommit commit, OutboxEntry promise, DurableTaskClient engine)
    {
        var (before, after) = (commit.Before?.State, commit.After);
        var isTold = await TryAsync(after, () => TellAsync(before, after, engine));
        var isLinked = await TryAsync(after, () => duplicates.EnsureAsync(after, CancellationToken.None));
        var isHeard = await TryAsync(after, () => feed.TellSoonAsync(after, commit.Entries));
        await TryAsync(after, () => index.ShowAsync(before, after, isTold && isLinked && isHeard ? promise : null, CancellationToken.None));
    }

    /// <summary>The same after a step that the orchestration took: it knows, and repeats what fails here but for who listens.</summary>
    /// <param name="promise"><c>null</c> where nobody listens.</param>
    public async Task RunAsync(CaseCommit commit, OutboxEntry? promise, CancellationToken cancellationToken)
    {
        var isHeard = await TryAsync(commit.After, () => feed.TellSoonAsync(commit.After, commit.Entries));
        await index.ShowAsync(commit.Before?.State, commit.After, isHeard ? promise : null, cancellationToken);
    }

    /// <summary>Does it again when nobody knows how much of it was done.</summary>
    public async Task RepeatAsync(CaseState state, OutboxEntry promise, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await engine.EnsureWatchedAsync(state, cancellationToken);
        await duplicates.EnsureAsync(state, cancellationToken);
        await index.ShowAsync(state, outbox: null, cancellationToken);
        if (feed.IsHeard) await feed.TellSoonAsync(state, await store.ReadLogAsync(state.Id, cancellationToken, after: promise.FromVersion));
        await index.DeleteAsync(promise, cancellationToken);
    }

    /// <summary>Nothing was committed, so nothing follows.</summary>
    public Task WithdrawAsync(OutboxEntry? promise) => promise is null ? Task.CompletedTask : index.DeleteAsync(promise, CancellationToken.None);

    private static async Task TellAsync(CaseState? before, CaseState after, DurableTaskClient engine)
    {
        using var patience = new CancellationTokenSource(EnginePatience);
        await engine.FollowAsync(before, after, patience.Token);
    }

    private async Task<bool> TryAsync(CaseState after, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failed)
        {
            LogLeftToSweep(failed, after.Id, after.Version);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Case {CaseId} is committed at version {Version}; what follows is left to the sweep.")]
    private partial void LogLeftToSweep(Exception exception, string caseId, long version);
}
