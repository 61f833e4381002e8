using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline;

/// <summary>Starts batches whose start was lost, and takes away uploads that a crash left.</summary>
public sealed partial class HotlineSweep(HotlineFiles files, HotlineLedger ledger, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<HotlineSweep> logger)
{
    /// <summary>No upload takes longer.</summary>
    private static readonly TimeSpan UploadPatience = TimeSpan.FromDays(1);

    /// <summary>A list of blobs costs as much as a write, and there is hardly ever anything in it.</summary>
    private static readonly TimeSpan BetweenUploads = TimeSpan.FromHours(1);

    private DateTimeOffset _uploadsAt;

    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var batchId in await ledger.ListOpenAsync(cancellationToken))
            await Attempt.SucceedsAsync(() => EnsureFiledAsync(batchId, now - options.Value.SweepAfter, engine, cancellationToken), failed => LogFailed(failed, batchId), cancellationToken);

        if (now - _uploadsAt < BetweenUploads) return;
        await files.DeleteUploadsAsync(now - UploadPatience, cancellationToken);
        _uploadsAt = now;
    }

    /// <param name="before">UTC; what ran after it is under way.</param>
    private async Task EnsureFiledAsync(string batchId, DateTimeOffset before, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(batchId, cancellationToken) is { Batch: { IsOver: false } batch } && batch.RunAt < before) await engine.EnsureFiledAsync(batch, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The sweep could not start batch {Batch}; it tries again.")]
    private partial void LogFailed(Exception exception, string batch);
}
