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
        try
        {
            using var patience = new CancellationTokenSource(EnginePatience);
            await engine.FollowAsync(commit.Before?.State, commit.After, patience.Token);
            await news.SpreadAsync(commit, promise, CancellationToken.None);
        }
        catch (Exception failed)
        {
            LogLeftToSweep(failed, commit.After.Id, commit.After.Version);
        }
    }

    /// <summary>Does it again when nobody knows how much of it was done.</summary>
    public async Task RepeatAsync(RectificationState state, OutboxEntry promise, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await engine.EnsureWatchedAsync(state, cancellationToken);
        await news.SpreadAgainAsync(state, promise, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Rectification {Id} is committed at version {Version}; what follows is left to the sweep.")]
    private partial void LogLeftToSweep(Exception exception, string id, long version);
}
