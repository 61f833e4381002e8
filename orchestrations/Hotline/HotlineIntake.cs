using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Hotline.Reading;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline;

/// <summary>A batch that was taken in.</summary>
/// <param name="IsKnown">The same file came before, and nothing more is to be done for it.</param>
public sealed record ReceivedBatch(HotlineBatch Batch, bool IsKnown);

/// <summary>
/// Where batches come in: first the bytes into storage, then a look at their header, then the promise to file them. What a
/// crash leaves before the promise is an upload that nobody refers to; after it, a batch that the sweep starts.
/// </summary>
public sealed partial class HotlineIntake(
    HotlinePreview preview, HotlineFiles files, HotlineLedger ledger, TimeProvider clock, ILogger<HotlineIntake> logger)
{
    /// <summary>Of a file, 50 MB.</summary>
    public const long MostBytes = 50L << 20;

    private const int Attempts = 10;

    /// <summary>Takes a file in; the same one again is the same batch, and goes on where something was left.</summary>
    /// <param name="length">Bytes, as the client announces them; <c>null</c> when it does not.</param>
    /// <param name="mediaType">As the client names it; <c>null</c> when it does not. Only the content counts in the end.</param>
    /// <exception cref="BatchRefusedException">It is no batch; nothing of it is kept.</exception>
    /// <exception cref="ConflictException">Others kept changing the batch.</exception>
    public async Task<ReceivedBatch> ReceiveAsync(
        Stream body, long? length, string? mediaType, Actor actor, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        BatchMediaTypes.Check(mediaType);
        if (length > MostBytes) throw BatchRefusals.TooLarge(MostBytes);
        await using var watch = new UploadWatch(body, MostBytes);
        var upload = await files.UploadAsync(watch, cancellationToken);
        try
        {
            var received = await AcceptAsync(watch, upload, actor, cancellationToken);
            if (!received.IsKnown) await StartAsync(received.Batch, engine, cancellationToken);
            return received;
        }
        finally
        {
            await ForgetAsync(upload);
        }
    }

    /// <summary>Stops a batch after the pages that are being filed; they stay filed.</summary>
    /// <exception cref="BatchNotFoundException">No such batch.</exception>
    /// <exception cref="BatchStateException">It is done or refused.</exception>
    public async Task<HotlineBatch> CancelAsync(string batchId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await ledger.FindAsync(batchId, cancellationToken) ?? throw new BatchNotFoundException(batchId);
            if (stored.Batch.State is HotlineBatchState.Canceled || stored.Batch.CancelRequested) return stored.Batch;
            if (stored.Batch.IsOver) throw new BatchStateException("batch-over", "The batch is over; what was filed stays filed.");
            if (await ledger.TryUpdateAsync(stored, stored.Batch with { CancelRequested = true }, cancellationToken) is { } canceled) return canceled.Batch;
        }

        throw new ConflictException($"Batch {batchId} kept changing; send it again.");
    }

    private async Task<ReceivedBatch> AcceptAsync(UploadWatch watch, string upload, Actor actor, CancellationToken cancellationToken)
    {
        if (watch.Bytes == 0) throw BatchRefusals.Empty();
        var id = HotlineBatchId.Of(watch.Hash());
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var known = await ledger.FindAsync(id, cancellationToken);
            if (known is { Batch.CanRunAgain: false }) return new ReceivedBatch(known.Batch, IsKnown: true);
            var format = SourceFormats.Of(watch.Beginning);
            var isUtf8 = await preview.CheckAsync(upload, format, watch.IsUtf8, cancellationToken);
            if (known is null) await files.KeepAsync(upload, id, cancellationToken);
            var batch = known is null ? Begin(id, format, isUtf8, watch.Bytes, actor) : Again(known.Batch);
            var isWritten = known is null ? await ledger.TryAddAsync(batch, cancellationToken) : await ledger.TryUpdateAsync(known, batch, cancellationToken) is not null;
            if (isWritten) return new ReceivedBatch(batch, IsKnown: false);
        }

        throw new ConflictException($"Batch {id} kept changing; send it again.");
    }

    private HotlineBatch Begin(string id, SourceFormat format, bool isUtf8, long bytes, Actor actor) => new()
    {
        Id = id,
        State = HotlineBatchState.Received,
        Format = format,
        IsUtf8 = isUtf8,
        Bytes = bytes,
        ReceivedAt = clock.Now(),
        ReceivedBy = actor.Id,
        RunAt = clock.Now(),
    };

    /// <summary>It keeps the time at which it came first: what it says does not become newer.</summary>
    private HotlineBatch Again(HotlineBatch batch) => batch with
    {
        State = HotlineBatchState.Received,
        Run = batch.Run + 1,
        RunAt = clock.Now(),
        Counts = new HotlineCounts(),
        CancelRequested = false,
        RefusalCode = null,
        RefusalDetail = null,
        OverAt = null,
    };

    private async Task StartAsync(HotlineBatch batch, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            await engine.EnsureFiledAsync(batch, cancellationToken);
        }
        catch (Exception late)
        {
            LogLeftToSweep(late, batch.Id);
        }
    }

    private async Task ForgetAsync(string upload)
    {
        try
        {
            await files.DeleteUploadAsync(upload, CancellationToken.None);
        }
        catch (Azure.RequestFailedException late)
        {
            LogUploadLeft(late, upload);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Batch {Batch} is accepted; its start is left to the sweep.")]
    private partial void LogLeftToSweep(Exception exception, string batch);

    [LoggerMessage(LogLevel.Warning, "{Upload} is left to the sweep.")]
    private partial void LogUploadLeft(Exception exception, string upload);
}
