using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>What follows a commit: the engine hears of it, and the news is spread.</summary>
public sealed partial class RectificationFollowUp(RectificationNews news, ILogger<RectificationFollowUp> logger)
{
    /// <summary>Does it right after a commit. Whatever fails is left to the sweep, and the client's patience no longer counts.</summary>
    public async Task RunAsync(Commit<RectificationState> commit, OutboxEntry promise, DurableTaskClient engine)
    {
        var isTold = await TryAsync(commit.After, () => engine.FollowAsync(commit.Before?.State, commit.After));
        await TryAsync(commit.After, () => news.SpreadAsync(commit, isTold ? promise : null, CancellationToken.None));
    }

    /// <summary>Does it again when nobody knows how much of it was done.</summary>
    public async Task RepeatAsync(RectificationState state, OutboxEntry promise, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await engine.EnsureWatchedAsync(state, cancellationToken);
        await news.SpreadAgainAsync(state, promise, cancellationToken);
    }

    private Task<bool> TryAsync(RectificationState after, Func<Task> work) => Attempt.SucceedsAsync(work, failed => LogLeftToSweep(failed, after.Id, after.Version));

    [LoggerMessage(LogLevel.Warning, "Rectification {Id} is committed at version {Version}; what follows is left to the sweep.")]
    private partial void LogLeftToSweep(Exception exception, string id, long version);
}
