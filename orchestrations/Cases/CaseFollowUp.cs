using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>What follows a commit: the engine hears of it, the case that it was merged into too, the news is spread, and the promise of all of it is taken away.</summary>
public sealed partial class CaseFollowUp(DuplicateLink duplicates, CaseNews news, ILogger<CaseFollowUp> logger)
{
    /// <summary>Does it right after a commit. Whatever fails is left to the sweep, and the client's patience no longer counts.</summary>
    public async Task RunAsync(Commit<CaseState> commit, OutboxEntry promise, DurableTaskClient engine)
    {
        var after = commit.After;
        var isTold = await TryAsync(after, () => engine.FollowAsync(commit.Before?.State, after));
        var isLinked = await TryAsync(after, () => duplicates.EnsureAsync(after, CancellationToken.None));
        await TryAsync(after, () => news.SpreadAsync(commit, isTold && isLinked ? promise : null, CancellationToken.None));
    }

    /// <summary>Does it again when nobody knows how much of it was done.</summary>
    /// <param name="tells">Whether listeners are tried at all; without them the promise stays.</param>
    /// <returns>Whether the promise is kept.</returns>
    public async Task<bool> RepeatAsync(CaseState state, OutboxEntry promise, bool tells, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await engine.EnsureWatchedAsync(state, cancellationToken);
        await duplicates.EnsureAsync(state, cancellationToken);
        return await news.SpreadAgainAsync(state, promise, tells, cancellationToken);
    }

    private Task<bool> TryAsync(CaseState after, Func<Task> work) => Attempt.SucceedsAsync(work, failed => LogLeftToSweep(failed, after.Id, after.Version));

    [LoggerMessage(LogLevel.Warning, "Case {CaseId} is committed at version {Version}; what follows is left to the sweep.")]
    private partial void LogLeftToSweep(Exception exception, string caseId, long version);
}
