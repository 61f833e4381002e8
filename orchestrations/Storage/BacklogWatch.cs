using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// Says how long the oldest has waited, in the outbox and in each queue of the account: neither has a metric of its own, so
/// alerts read these lines (docs/deploy.md). A message that was sent with a delay looks old in the moment it becomes due.
/// </summary>
public sealed partial class BacklogWatch(Outbox outbox, QueueServiceClient queues, TimeProvider clock, ILogger<BacklogWatch> logger)
{
    /// <summary>What waits no longer than this is on its way.</summary>
    private static readonly TimeSpan Unremarkable = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TryAsync("outbox", () => LookAtOutboxAsync(cancellationToken), cancellationToken);
        foreach (var name in StorageSetup.Queues) await TryAsync(name, () => LookAtAsync(name, cancellationToken), cancellationToken);
    }

    private async Task LookAtOutboxAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var promise = (await outbox.ListAsync(now - Unremarkable, top: 1, cancellationToken)).FirstOrDefault();
        if (promise is not null) LogOutbox(Seconds(now - promise.WrittenAt));
        TownMeters.OutboxAge(promise is null ? TimeSpan.Zero : now - promise.WrittenAt);
    }

    private async Task LookAtAsync(string queue, CancellationToken cancellationToken)
    {
        var waiting = await queues.GetQueueClient(queue).PeekMessageAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var age = now - (waiting.Value?.InsertedOn ?? now);
        if (age > Unremarkable) LogQueue(queue, Seconds(age));
        TownMeters.QueueAge(queue, age);
    }

    /// <summary>One that cannot be looked at keeps no other from being seen.</summary>
    private Task<bool> TryAsync(string what, Func<Task> look, CancellationToken cancellationToken) => Attempt.SucceedsAsync(look, failed => LogFailed(failed, what), cancellationToken);

    private static long Seconds(TimeSpan age) => (long)age.TotalSeconds;

    [LoggerMessage(LogLevel.Warning, "The oldest promise in the outbox has waited {Seconds} s.")]
    private partial void LogOutbox(long seconds);

    [LoggerMessage(LogLevel.Warning, "The oldest message in queue {Queue} has waited {Seconds} s.")]
    private partial void LogQueue(string queue, long seconds);

    [LoggerMessage(LogLevel.Error, "How long messages wait in {What} could not be seen; the next minute looks again.")]
    private partial void LogFailed(Exception exception, string what);
}
