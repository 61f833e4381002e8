using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Spreads what happened to a case: who listens is told, and the index shows it.</summary>
public sealed partial class CaseNews(CaseStore store, CaseIndex index, Outbox outbox, CaseFeed feed, ILogger<CaseNews> logger)
{
    /// <summary>Right after a commit. Listeners that cannot be reached are left to the sweep.</summary>
    /// <param name="promise">Taken away when all of it is done; <c>null</c> to leave it.</param>
    public async Task SpreadAsync(Commit<CaseState> commit, OutboxEntry? promise, CancellationToken cancellationToken)
    {
        var isHeard = await TryAsync(commit.After, () => feed.TellSoonAsync(commit.After, commit.Entries));
        await index.ShowAsync(commit.Before?.State, commit.After, isHeard ? promise : null, cancellationToken);
    }

    /// <summary>Again, when nobody knows how much of it was done.</summary>
    /// <param name="tells">Whether listeners are tried at all; without them the promise stays.</param>
    /// <returns>Whether the promise is kept.</returns>
    public async Task<bool> SpreadAgainAsync(CaseState state, OutboxEntry promise, bool tells, CancellationToken cancellationToken)
    {
        await index.ShowAsync(state, outbox: null, cancellationToken);
        if (feed.IsHeard && !(tells && await TryAsync(state, () => TellAsync(state, promise.FromVersion, cancellationToken)))) return false;
        await outbox.WithdrawAsync(promise);
        return true;
    }

    private async Task TellAsync(CaseState state, long fromVersion, CancellationToken cancellationToken) =>
        await feed.TellAsync(state, await store.ReadLogAsync(state.Id, cancellationToken, after: fromVersion), cancellationToken);

    private Task<bool> TryAsync(CaseState state, Func<Task> tell) => Attempt.SucceedsAsync(tell, failed => LogNotHeard(failed, state.Id, state.Version));

    [LoggerMessage(LogLevel.Warning, "Who listens was not told of version {Version} of case {CaseId}; it is left to the sweep.")]
    private partial void LogNotHeard(Exception exception, string caseId, long version);
}
