using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>Makes the rows of campaigns show targets as their records are, while commands go on: each row is read before its record and written under its ETag.</summary>
public sealed class CampaignIndexRepair(TableServiceClient tables, RectificationStore store)
{
    private const int Attempts = 8;
    private const int RowsPerPage = 500;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CampaignTargets);

    public IReadOnlyList<IndexRepair> OfTargets(IReadOnlyList<string> targetIds) => [.. targetIds.Select(id => new IndexRepair(id, token => RepairAsync(id, token)))];

    /// <summary>A page of the rows of all campaigns, to take away those that no record asks for.</summary>
    /// <param name="place">Where the page before ended; <c>null</c> to begin.</param>
    public async Task<(IReadOnlyList<IndexRepair> Repairs, string? Place)> OfRowsAsync(string? place, CancellationToken cancellationToken)
    {
        var pages = _table.QueryAsync<TableEntity>(maxPerPage: RowsPerPage, select: [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)], cancellationToken: cancellationToken);
        var page = await pages.AsPages(place, RowsPerPage).FirstAsync(cancellationToken);
        var repairs = page.Values.Select(row => new IndexRepair(row.RowKey, token => CheckAsync(row.PartitionKey, row.RowKey, token)));
        return ([.. repairs], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
    }

    private async Task<RowsRepaired> RepairAsync(string targetId, CancellationToken cancellationToken)
    {
        // What is no target's has no row: a partition whose name is no id, or one that a hand took away meanwhile.
        if (await store.FindAsync(targetId, cancellationToken) is not { State.Campaign: var campaign }) return RowsRepaired.None;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(campaign, targetId, cancellationToken: cancellationToken);
            if (await store.FindAsync(targetId, cancellationToken) is not { } stored) return RowsRepaired.None;
            var wanted = TargetRows.Of(stored.State);
            if (found.HasValue && found.Value!.SaysTheSameAs(wanted)) return RowsRepaired.None;
            if (await TryWriteAsync(wanted, found.HasValue ? found.Value!.ETag : null, cancellationToken)) return new RowsRepaired(1, 0);
        }

        throw new ConflictException($"The index row of {targetId} kept changing.");
    }

    private async Task<RowsRepaired> CheckAsync(string campaign, string targetId, CancellationToken cancellationToken)
    {
        if ((await store.FindAsync(targetId, cancellationToken))?.State.Campaign == campaign) return RowsRepaired.None;
        await _table.DeleteEntityAsync(campaign, targetId, cancellationToken: cancellationToken);
        return new RowsRepaired(0, 1);
    }

    private async Task<bool> TryWriteAsync(TableEntity row, ETag? before, CancellationToken cancellationToken)
    {
        try
        {
            if (before is { } etag) await _table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            else await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
