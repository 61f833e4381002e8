using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// The read model: what lists read. A case's head row names the version that is shown and the keys of its rows; only a
/// transaction that takes the head away may put a newer one in its place, so an older version never covers a newer.
/// </summary>
public sealed class CaseIndex(TableServiceClient tables)
{
    private const int Attempts = 8;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>
    /// Shows a case as it is now, and takes the outbox row away in the same transaction.
    /// One transaction when the index shows <paramref name="before"/>; else it looks first.
    /// </summary>
    /// <param name="before">The state that the index is thought to show; <c>null</c> for a case just filed.</param>
    public async Task ShowAsync(CaseState? before, CaseState after, OutboxEntry? outbox, CancellationToken cancellationToken)
    {
        var shown = before is null ? [] : new ShownCase[] { new(IndexRows.HeadKey(before.Id, before.Version), before.Version, [.. IndexRows.KeysOf(before)]) };
        if (!await TryShowAsync(shown, after, outbox, cancellationToken)) await ShowAsync(after, outbox, cancellationToken);
    }

    /// <summary>The same when nothing is known of what the index shows.</summary>
    public async Task ShowAsync(CaseState after, OutboxEntry? outbox, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var shown = await FindShownAsync(after.Id, cancellationToken);
            if (shown.Exists(s => s.Version >= after.Version) || await TryShowAsync(shown, after, outbox: null, cancellationToken))
            {
                if (outbox is not null) await _table.DeleteEntityAsync(IndexRows.Partition, outbox.RowKey, cancellationToken: cancellationToken);
                return;
            }
        }

        throw new ConflictException($"The index rows of {after.Id} kept changing.");
    }

    private async Task<bool> TryShowAsync(IReadOnlyList<ShownCase> shown, CaseState after, OutboxEntry? outbox, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(Changes(shown, after, outbox), cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static IEnumerable<TableTransactionAction> Changes(IReadOnlyList<ShownCase> shown, CaseState after, OutboxEntry? outbox)
    {
        var rows = IndexRows.Of(after).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        var gone = shown.SelectMany(s => s.Keys.Where(key => !rows.ContainsKey(key)).Append(s.HeadKey)).ToHashSet(StringComparer.Ordinal);
        if (outbox is not null) gone.Add(outbox.RowKey);
        var first = shown.Count == 0;
        return
        [
            .. gone.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(IndexRows.Partition, key), ETag.All)),
            .. rows.Values.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)),
            // Whoever shows a case first adds a row that stays: of two first ones only one succeeds. A case shown before there
            // were such rows has its fact, which was the one that stayed until it could be rolled up.
            .. first ? [new TableTransactionAction(TableTransactionActionType.Add, IndexRows.First(after.Id))] : Array.Empty<TableTransactionAction>(),
            new(first ? TableTransactionActionType.Add : TableTransactionActionType.UpsertReplace, FactRows.Of(after)),
            new(TableTransactionActionType.Add, IndexRows.Head(after)),
        ];
    }

    private async Task<List<ShownCase>> FindShownAsync(string caseId, CancellationToken cancellationToken)
    {
        var first = IndexRows.HeadPrefix(caseId);
        var last = first + '~';
        var heads = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == IndexRows.Partition && row.RowKey.CompareTo(first) >= 0 && row.RowKey.CompareTo(last) < 0,
            cancellationToken: cancellationToken);
        return await heads.Select(ReadHead).ToListAsync(cancellationToken);
    }

    private static ShownCase ReadHead(TableEntity row) => new(
        row.RowKey,
        row.GetInt64(nameof(CaseState.Version))!.Value,
        JsonSerializer.Deserialize(row.GetString(IndexRows.Keys), CaseJson.Stored.IReadOnlyListString)!);

    private sealed record ShownCase(string HeadKey, long Version, IReadOnlyList<string> Keys);
}
