using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>Some of the ids.</summary>
/// <param name="Place">Where the next page begins, opaque; <c>null</c> on the last.</param>
public sealed record IdPage(IReadOnlyList<string> Ids, string? Place);

/// <summary>
/// The truth. A record is one partition of its table: the snapshot row and one row per event, written in one entity-group
/// transaction that the snapshot's ETag guards.
/// </summary>
/// <param name="snapshot">Row key of the snapshot.</param>
public abstract class RecordStore<TState>(TableClient table, string snapshot, RecordKind<TState> kind) where TState : class, IRecordState
{
    public RecordKind<TState> Kind => kind;

    protected TableClient Table => table;

    /// <summary><c>null</c> when there is no such record, or the text cannot be the id of one.</summary>
    public async Task<Stored<TState>?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!kind.IsId(id)) return null;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(id, snapshot, cancellationToken: cancellationToken);
        return row.HasValue ? RecordRows.ReadSnapshot(row.Value!, kind) : null;
    }

    /// <summary>The record as it was at an earlier version.</summary>
    public async Task<TState> ReadAtAsync(string id, long version, CancellationToken cancellationToken) =>
        kind.Replay(await ReadLogAsync(id, cancellationToken, version), id);

    /// <summary>The log in order.</summary>
    /// <param name="upTo">Last sequence to read.</param>
    /// <param name="after">Last sequence to pass over.</param>
    public virtual async Task<List<LogEntry>> ReadLogAsync(string id, CancellationToken cancellationToken, long upTo = long.MaxValue, long after = 0)
    {
        var (first, last) = (RecordRows.LogKey(after + 1), RecordRows.LogKey(Math.Min(upTo, RecordRows.MaxSequence)));
        var rows = table.QueryAsync<TableEntity>(
            row => row.PartitionKey == id && row.RowKey.CompareTo(first) >= 0 && row.RowKey.CompareTo(last) <= 0,
            cancellationToken: cancellationToken);
        return await rows.Select(RecordRows.ReadLogEntry).ToListAsync(cancellationToken);
    }

    /// <summary>Ids of all records, as they lie; a page passes over the rows of some hundreds of events.</summary>
    /// <param name="place">Where the page before ended; <c>null</c> to begin.</param>
    public async Task<IdPage> ListIdsAsync(string? place, int top, CancellationToken cancellationToken)
    {
        var ids = new List<string>(top);
        do
        {
            var pages = table.QueryAsync<TableEntity>(row => row.RowKey == snapshot, top, [nameof(TableEntity.PartitionKey)], cancellationToken).AsPages(place, top);
            var page = await pages.FirstAsync(cancellationToken);
            ids.AddRange(page.Values.Select(row => row.PartitionKey));
            place = string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken;
        }
        while (place is not null && ids.Count < top);
        return new IdPage(ids, place);
    }

    /// <summary>Puts the log of an archived record back into rows, so that it can go on; nothing to do for any other.</summary>
    public virtual Task RestoreAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException($"A {kind.Noun} is never archived.");

    /// <summary>What an earlier command with this key led to.</summary>
    public async Task<CommandReceipt?> FindReceiptAsync(string id, string key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(id, RecordRows.ReceiptKey(key), cancellationToken: cancellationToken);
        return row.HasValue ? RecordRows.ReadReceipt(row.Value!) : null;
    }

    /// <summary>
    /// Writes a commit whole or not at all. An attempt whose answer was lost on the way is recognized by its commit id, so
    /// that the client's own retry is no conflict with itself.
    /// </summary>
    /// <returns><c>false</c> when the record has moved on, exists already, or the receipt does: read again and decide again.</returns>
    public async Task<bool> TryCommitAsync(Commit<TState> commit, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(RecordRows.Write(commit, snapshot), cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return await IsWrittenAsync(commit, cancellationToken);
        }
    }

    private async Task<bool> IsWrittenAsync(Commit<TState> commit, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            commit.After.Id, RecordRows.LogKey(commit.Entries[0].Sequence), [RecordRows.CommitId], cancellationToken);
        return row.HasValue && row.Value!.GetGuid(RecordRows.CommitId) == commit.CommitId;
    }
}
