using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>Does what a crash left undone: promises without their work, and targets whose orchestration missed its wake-up.</summary>
public sealed partial class RectificationSweep(
    RectificationStore store, CampaignStore campaigns, CampaignIndex index, Outbox outbox, RectificationFollowUp followUp, RecordCare care, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<RectificationSweep> logger)
{
    /// <summary>In one run; the rest waits for the next.</summary>
    private const int MostPerRun = 5_000;

    /// <summary>Keeps the promises of commits that were left.</summary>
    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var targets = (await outbox.ListAsync(Before(), MostPerRun, cancellationToken, RectificationId.Prefix)).GroupBy(promise => promise.RecordId, StringComparer.Ordinal);
        await Parallel.ForEachAsync(targets, RecordSlices.SomeAtOnce(cancellationToken), async (of, stopping) =>
        {
            foreach (var promise in of) await TryAsync(of.Key, () => KeepAsync(promise, engine, stopping), stopping);
        });
    }

    /// <summary>Looks through the open targets of every campaign: a page of a thousand rows for each thousand targets.</summary>
    public async Task WakeAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        await foreach (var campaignId in campaigns.ListIdsAsync(cancellationToken))
        {
            var targets = index.FindNotWokenAsync(campaignId, Before(), cancellationToken);
            await Parallel.ForEachAsync(targets, RecordSlices.SomeAtOnce(cancellationToken), async (id, stopping) => await TryAsync(id, () => WakeAsync(id, engine, stopping), stopping));
        }
    }

    private DateTimeOffset Before() => clock.GetUtcNow() - options.Value.SweepAfter;

    private async Task KeepAsync(OutboxEntry promise, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(promise.RecordId, cancellationToken) is { } stored) await followUp.RepeatAsync(stored.State, promise, engine, cancellationToken);
        else await outbox.WithdrawAsync(promise);
    }

    private async Task WakeAsync(string id, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is { } stored)
            await care.EnsureAsync(RectificationEngine.Watched(stored.State), RecordCare.Sweep, engine, cancellationToken);
    }

    private Task<bool> TryAsync(string id, Func<Task> work, CancellationToken stopping) => Attempt.SucceedsAsync(work, failed => LogFailed(failed, id), stopping);

    [LoggerMessage(LogLevel.Error, "The sweep could not help rectification {Id}; it tries again.")]
    private partial void LogFailed(Exception exception, string id);
}
