using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Storage;

/// <summary>Campaigns as they were decided. None of them ever changes, so that what was read once is known.</summary>
public sealed class CampaignStore(TableServiceClient tables)
{
    private const string Partition = "town";
    private const string Definition = "Definition";
    private const string PlanHash = "PlanHash";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Campaigns);
    private readonly ConcurrentDictionary<string, Campaign> _known = new(StringComparer.Ordinal);

    /// <summary><c>null</c> when there is no such campaign.</summary>
    public async Task<Campaign?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        var row = await FindRowAsync(id, cancellationToken);
        return row is null ? null : _known.GetOrAdd(id, Read(row));
    }

    /// <summary>Adds a campaign, or finds the one that the same plan made before.</summary>
    /// <param name="planHash">Tells the same plan from another.</param>
    /// <returns>The campaign that has the id, and whether it is this one; <c>null</c> when another plan has taken it.</returns>
    public async Task<(Campaign Campaign, bool IsNew)?> AddAsync(Campaign campaign, string planHash, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(
                new TableEntity(Partition, campaign.Id) { [Definition] = JsonSerializer.Serialize(campaign, RectificationJson.Stored.Campaign), [PlanHash] = planHash }, cancellationToken);
            return (campaign, IsNew: true);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            var row = (await FindRowAsync(campaign.Id, cancellationToken))!;
            return row.GetString(PlanHash) == planHash ? (Read(row), IsNew: false) : null;
        }
    }

    /// <summary>A page in the order of ids.</summary>
    public async Task<(IReadOnlyList<Campaign> Campaigns, string? Continuation)> ListAsync(int top, string? continuation, CancellationToken cancellationToken)
    {
        var pages = _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, top, cancellationToken: cancellationToken).AsPages(continuation, top);
        var page = await pages.FirstAsync(cancellationToken);
        return ([.. page.Values.Select(Read)], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
    }

    /// <summary>The ids of all of them.</summary>
    public IAsyncEnumerable<string> ListIdsAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, select: [nameof(TableEntity.RowKey)], cancellationToken: cancellationToken).Select(row => row.RowKey);

    private async Task<TableEntity?> FindRowAsync(string id, CancellationToken cancellationToken)
    {
        if (!CampaignPlan.IsId(id)) return null;
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value! : null;
    }

    private static Campaign Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Definition), RectificationJson.Stored.Campaign)!;
}
