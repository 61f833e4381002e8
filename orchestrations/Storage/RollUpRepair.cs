using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// Takes out of the roll-ups what no case asks for. What a roll-up lacks, or has wrong, is in rows by then, which count more; a
/// roll-up that cannot be read goes whole.
/// </summary>
public sealed class RollUpRepair(TableServiceClient tables, CaseStore store)
{
    private const int DaysPerPage = 10;
    private const int Attempts = 8;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <param name="place">Where the page before ended; <c>null</c> to begin.</param>
    public async Task<(IReadOnlyList<IndexRepair> Repairs, string? Place)> OfDaysAsync(string? place, CancellationToken cancellationToken)
    {
        var pages = _table.QueryAsync<TableEntity>(RollUpRows.All, DaysPerPage, [nameof(TableEntity.RowKey)], cancellationToken).AsPages(place, DaysPerPage);
        var page = await pages.FirstAsync(cancellationToken);
        return ([.. page.Values.Select(row => new IndexRepair(row.RowKey, token => RepairAsync(row.RowKey, token)))], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
    }

    private async Task<RowsRepaired> RepairAsync(string key, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(IndexRows.Partition, key, cancellationToken: cancellationToken);
            if (!found.HasValue) return RowsRepaired.None;
            var (before, after) = (found.Value!, await CorrectAsync(found.Value!, cancellationToken));
            if (after is { IsSame: true } || await TryAsync(before, after.Row, cancellationToken)) return after.Repaired;
        }

        throw new ConflictException($"The roll-up {key} kept changing.");
    }

    private async Task<(TableEntity? Row, RowsRepaired Repaired, bool IsSame)> CorrectAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var entries = RollUpRows.ReadIfWhole(row);
        var isAskedFor = new bool[entries.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, entries.Count), RecordSlices.SomeAtOnce(cancellationToken), async (at, stopping) =>
            isAskedFor[at] = entries[at].Day == RollUpRows.DayIn(row.RowKey) && await IsAskedForAsync(entries[at], stopping));
        var kept = entries.Where((_, at) => isAskedFor[at]).ToList();
        return kept.Count == 0 ? (null, new RowsRepaired(0, 1), IsSame: false)
            : kept.Count == entries.Count ? (row, RowsRepaired.None, IsSame: true)
            : (RollUpRows.Of(kept[0].Day, kept), new RowsRepaired(1, 0), IsSame: false);
    }

    private async Task<bool> IsAskedForAsync(CaseFacts facts, CancellationToken cancellationToken) =>
        await store.FindAsync(facts.Id, cancellationToken) is { State: var state } && ShanghaiTime.Day(state.FiledAt) == facts.Day;

    /// <param name="after"><c>null</c> to take it away.</param>
    private async Task<bool> TryAsync(TableEntity before, TableEntity? after, CancellationToken cancellationToken)
    {
        try
        {
            if (after is null) await _table.DeleteEntityAsync(before, before.ETag, cancellationToken);
            else await _table.UpdateEntityAsync(after, before.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 412)
        {
            return false;
        }
    }
}
