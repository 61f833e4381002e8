using System.Runtime.CompilerServices;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline;

/// <summary>What is known of batches and their rows.</summary>
public sealed class HotlineBatches(HotlineFiles files, HotlineLedger ledger)
{
    /// <exception cref="BatchNotFoundException">No such batch.</exception>
    public async Task<HotlineBatch> GetAsync(string batchId, CancellationToken cancellationToken) =>
        (await ledger.FindAsync(batchId, cancellationToken) ?? throw new BatchNotFoundException(batchId)).Batch;

    /// <summary>The latest first.</summary>
    /// <param name="top">1 to 500.</param>
    public Task<HotlineBatchPage> ListAsync(int top, string? continuation, CancellationToken cancellationToken) => ledger.ListAsync(top, continuation, cancellationToken);

    /// <summary>What has become of one row; at most seventeen storage transactions.</summary>
    /// <param name="row">From 1.</param>
    /// <returns><c>null</c> when the batch has no such row, or has not been cut yet.</returns>
    public async Task<HotlineOutcome?> FindRowAsync(string batchId, int row, CancellationToken cancellationToken)
    {
        if (row < 1 || !HotlineBatchId.IsValid(batchId) || await files.ReadManifestAsync(batchId, cancellationToken) is not { } manifest || row > manifest.Rows) return null;
        foreach (var (lane, page) in manifest.PagesThatMayHold(row))
        {
            if ((await ReadAsync(new HotlinePlace(batchId, lane, page), cancellationToken)).FirstOrDefault(o => o.Row == row) is { } outcome) return outcome;
        }

        return null;
    }

    /// <summary>The receipt in the order of the file, a page of each lane in memory; rows whose turn has not come are <c>not-done</c>.</summary>
    public async IAsyncEnumerable<HotlineOutcome> ReadReceiptAsync(string batchId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await files.ReadManifestAsync(batchId, cancellationToken) is not { } manifest) yield break;
        var lanes = Enumerable.Range(0, manifest.Lanes.Count).Select(lane => ReadLane(batchId, lane, manifest.Lanes[lane].Count, cancellationToken).GetAsyncEnumerator(cancellationToken)).ToList();
        var next = new PriorityQueue<IAsyncEnumerator<HotlineOutcome>, int>();
        try
        {
            foreach (var lane in lanes) await MoveAsync(lane);
            while (next.TryDequeue(out var lane, out _))
            {
                yield return lane.Current;
                await MoveAsync(lane);
            }
        }
        finally
        {
            foreach (var lane in lanes) await lane.DisposeAsync();
        }

        async Task MoveAsync(IAsyncEnumerator<HotlineOutcome> lane)
        {
            if (await lane.MoveNextAsync()) next.Enqueue(lane, lane.Current.Row);
        }
    }

    private async IAsyncEnumerable<HotlineOutcome> ReadLane(string batchId, int lane, int pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = 0; page < pages; page++)
        {
            foreach (var outcome in await ReadAsync(new HotlinePlace(batchId, lane, page), cancellationToken)) yield return outcome;
        }
    }

    private async Task<IReadOnlyList<HotlineOutcome>> ReadAsync(HotlinePlace place, CancellationToken cancellationToken)
    {
        var outcomes = await files.ReadReceiptAsync(place, cancellationToken);
        return outcomes.Count > 0 ? outcomes
            : [.. (await files.ReadPageAsync(place, cancellationToken)).Select(row => new HotlineOutcome(row.Number, RowText.Shorten(row.SourceId, 200), RowOutcome.NotDone))];
    }
}
