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
        {
            if (await ledger.FindAsync(batchId, cancellationToken) is { Batch: { IsOver: false } batch } && batch.RunAt < now - options.Value.SweepAfter)
                await Attempt.SucceedsAsync(() => engine.EnsureFiledAsync(batch, cancellationToken), failed => LogFailed(failed, batch.Id), cancellationToken);
        }

        if (now - _uploadsAt < BetweenUploads) return;
        await files.DeleteUploadsAsync(now - UploadPatience, cancellationToken);
        _uploadsAt = now;
    }

    [LoggerMessage(LogLevel.Error, "The sweep could not start batch {Batch}; it tries again.")]
    private partial void LogFailed(Exception exception, string batch);
}
