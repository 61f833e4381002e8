using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>What follows a commit: the engine hears of it, and the news is spread.</summary>
public sealed partial class RectificationFollowUp(RectificationNews news, ILogger<RectificationFollowUp> logger)
{
    /// <summary>A command answers although the engine is behind: after this long the sweep has to tell it.</summary>
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(5);

    /// <summary>Does it right after a commit. Whatever fails is left to the sweep, and the client's patience no longer counts.</summary>
    public async Task RunAsync(Commit<RectificationState> commit, OutboxEntry promise, DurableTaskClient engine)
    {
        var isTold = await TryAsync(commit.After, () => TellAsync(commit, engine));
        await TryAsync(commit.After, () => news.SpreadAsync(commit, isTold ? promise : null, CancellationToken.None));
    }

    /// <summary>Does it again when nobody knows how much of it was done.</summary>
    public async Task RepeatAsync(RectificationState state, OutboxEntry promise, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await engine.EnsureWatchedAsync(state, cancellationToken);
        await news.SpreadAgainAsync(state, promise, cancellationToken);
    }

    private static async Task TellAsync(Commit<RectificationState> commit, DurableTaskClient engine)
    {
        using var patience = new CancellationTokenSource(EnginePatience);
        await engine.FollowAsync(commit.Before?.State, commit.After, patience.Token);
    }

    private async Task<bool> TryAsync(RectificationState after, Func<Task> work)
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

    [LoggerMessage(LogLevel.Warning, "Rectification {Id} is committed at version {Version}; what follows is left to the sweep.")]
    private partial void LogLeftToSweep(Exception exception, string id, long version);
}
