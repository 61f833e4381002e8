using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Storage;

/// <summary>A batch as it was read.</summary>
/// <param name="ETag">Guards the next change.</param>
public sealed record StoredBatch(HotlineBatch Batch, ETag ETag);

/// <summary>One page of the list, the latest first.</summary>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record HotlineBatchPage(IReadOnlyList<HotlineBatch> Items, string? Continuation);

/// <summary>
/// The batches that were accepted: one partition with a row for each, a row that puts it into the list, and, until it is over,
/// one that the sweep finds it by. They change together.
/// </summary>
public sealed class HotlineLedger(TableServiceClient tables)
{
    private const string Partition = "town";
    private const string Content = "Content";
    private const string Listed = "list|";
    private const string Open = "open|";
    private const string Id = "Id";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.HotlineLedger);

    public async Task<StoredBatch?> FindAsync(string batchId, CancellationToken cancellationToken)
    {
        if (!HotlineBatchId.IsValid(batchId)) return null;
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Key(batchId), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <returns><c>false</c> when the batch is known already.</returns>
    public Task<bool> TryAddAsync(HotlineBatch batch, CancellationToken cancellationToken) => TryAsync(
        [
            Add(Row(batch)),
            Add(new TableEntity(Partition, ListKey(batch)) { [Id] = batch.Id }),
            new(TableTransactionActionType.UpsertReplace, OpenRow(batch)),
        ],
        cancellationToken);

    /// <returns>The batch as it is stored now; <c>null</c> when it had changed in between.</returns>
    public async Task<StoredBatch?> TryUpdateAsync(StoredBatch before, HotlineBatch after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.UpdateReplace, Row(after), before.ETag) };
        if (after.IsOver && !before.Batch.IsOver) actions.Add(new(TableTransactionActionType.Delete, OpenRow(after), ETag.All));
        if (!after.IsOver && before.Batch.IsOver) actions.Add(new(TableTransactionActionType.UpsertReplace, OpenRow(after)));
        return await TryAsync(actions, cancellationToken) ? await FindAsync(after.Id, cancellationToken) : null;
    }

    /// <summary>Those that are not over.</summary>
    public async Task<IReadOnlyList<string>> ListOpenAsync(CancellationToken cancellationToken) =>
        await Range(Open, top: null).Select(row => row.RowKey[Open.Length..]).ToListAsync(cancellationToken);

    /// <param name="top">1 to 500.</param>
    public async Task<HotlineBatchPage> ListAsync(int top, string? continuation, CancellationToken cancellationToken)
    {
        var page = await Range(Listed, top).AsPages(continuation, top).FirstAsync(cancellationToken);
        var batches = await Task.WhenAll(page.Values.Select(row => FindAsync(row.GetString(Id), cancellationToken)));
        return new HotlineBatchPage([.. batches.OfType<StoredBatch>().Select(b => b.Batch)], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
    }

    private AsyncPageable<TableEntity> Range(string prefix, int? top) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {prefix} and RowKey lt {prefix + '~'}"), top);

    private async Task<bool> TryAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static string Key(string batchId) => $"batch|{batchId}";

    private static string ListKey(HotlineBatch batch) =>
        string.Create(CultureInfo.InvariantCulture, $"{Listed}{DateTimeOffset.MaxValue.Ticks - batch.ReceivedAt.UtcTicks:D19}|{batch.Id}");

    private static TableEntity OpenRow(HotlineBatch batch) => new(Partition, Open + batch.Id);

    private static TableEntity Row(HotlineBatch batch) =>
        new(Partition, Key(batch.Id)) { [Content] = JsonSerializer.Serialize(batch, HotlineJson.Stored.HotlineBatch) };

    private static StoredBatch Read(TableEntity row) => new(JsonSerializer.Deserialize(row.GetString(Content), HotlineJson.Stored.HotlineBatch)!, row.ETag);

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
