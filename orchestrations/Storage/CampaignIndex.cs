using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Storage;

/// <summary>Which targets a list shows; what is left out is not asked.</summary>
/// <param name="Unit">Main or joint department.</param>
public sealed record TargetFilter(RectificationStatus? Status = null, bool? Visited = null, string? Section = null, string? Kind = null, string? Unit = null);

/// <summary>One page of a campaign's targets.</summary>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record TargetPage(IReadOnlyList<TargetSummary> Items, string? Continuation);

/// <summary>The read model of campaigns: a row for each target, in the partition of its campaign (decision 0006). A row never goes back to an older version.</summary>
public sealed class CampaignIndex(TableServiceClient tables)
{
    private const int Attempts = 8;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CampaignTargets);

    /// <summary>Shows a target as it is, unless the row shows as much already.</summary>
    /// <exception cref="ConflictException">Others kept changing the row.</exception>
    public async Task ShowAsync(RectificationState state, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var shown = await _table.GetEntityIfExistsAsync<TableEntity>(state.Campaign, state.Id, [nameof(TargetSummary.Version)], cancellationToken);
            if (shown.HasValue && shown.Value!.GetInt64(nameof(TargetSummary.Version)) >= state.Version) return;
            if (await TryShowAsync(state, shown.HasValue ? shown.Value!.ETag : null, cancellationToken)) return;
        }

        throw new ConflictException($"The index row of {state.Id} kept changing.");
    }

    /// <summary>One page, in the order of ids.</summary>
    /// <param name="top">1 to 500.</param>
    public async Task<TargetPage> ListAsync(string campaignId, TargetFilter filter, int top, string? continuation, CancellationToken cancellationToken)
    {
        var items = new List<TargetSummary>(top);
        var token = continuation;
        do
        {
            var pages = _table.QueryAsync<TableEntity>(Query(campaignId, filter), top - items.Count, [TargetRows.Item], cancellationToken).AsPages(token, top - items.Count);
            var page = await pages.FirstAsync(cancellationToken);
            items.AddRange(page.Values.Select(row => JsonSerializer.Deserialize(row.GetString(TargetRows.Item), RectificationJson.Stored.TargetSummary)!));
            token = string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken;
        }
        while (token is not null && items.Count < top);
        return new TargetPage(items, token);
    }

    /// <summary>What figures are counted from; a thousand rows in memory at a time.</summary>
    public IAsyncEnumerable<TargetMark> MarksAsync(string campaignId, CancellationToken cancellationToken) => _table
        .QueryAsync<TableEntity>(row => row.PartitionKey == campaignId, maxPerPage: 1000, select: TargetMark.Columns, cancellationToken: cancellationToken)
        .Select(ReadMark);

    /// <summary>Targets whose orchestration should have looked at them by now.</summary>
    /// <param name="before">UTC.</param>
    public IAsyncEnumerable<string> FindNotWokenAsync(string campaignId, DateTimeOffset before, CancellationToken cancellationToken) => _table
        .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and Wake lt {before.UtcTicks}"), select: [nameof(TableEntity.RowKey)], cancellationToken: cancellationToken)
        .Select(row => row.RowKey);

    private async Task<bool> TryShowAsync(RectificationState state, ETag? shown, CancellationToken cancellationToken)
    {
        try
        {
            if (shown is { } etag) await _table.UpdateEntityAsync(TargetRows.Of(state), etag, TableUpdateMode.Replace, cancellationToken);
            else await _table.AddEntityAsync(TargetRows.Of(state), cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static TargetMark ReadMark(TableEntity row) => new()
    {
        Status = Enum.Parse<RectificationStatus>(row.GetString(nameof(TargetSummary.Status))),
        Section = row.GetString(nameof(TargetSummary.Section)),
        Kind = row.GetString(nameof(TargetSummary.Kind)),
        Unit = row.GetString(nameof(TargetSummary.Unit)),
        FoundOnStreet = row.GetBoolean(nameof(TargetSummary.FoundOnStreet))!.Value,
        Excluded = row.GetString(nameof(TargetSummary.Excluded)) is { } reason ? Enum.Parse<ExclusionReason>(reason) : null,
        Findings = row.GetInt32(nameof(TargetSummary.Findings))!.Value,
        CuredFindings = row.GetInt32(nameof(TargetSummary.CuredFindings))!.Value,
        Round = row.GetInt32(nameof(TargetSummary.Round))!.Value,
        Visited = row.GetBoolean(TargetRows.Visited)!.Value,
        DueAt = row.GetInt64(nameof(TargetSummary.DueAt)) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
    };

    private static string Query(string campaignId, TargetFilter filter)
    {
        var query = new StringBuilder(TableClient.CreateQueryFilter($"PartitionKey eq {campaignId}"));
        Add(nameof(TargetSummary.Status), filter.Status?.ToString());
        Add(nameof(TargetSummary.Section), filter.Section);
        Add(nameof(TargetSummary.Kind), filter.Kind);
        if (filter.Visited is { } visited) query.Append(" and ").Append(visited ? "Visited eq true" : "Visited eq false and Status ne 'Excluded'");
        if (filter.Unit is { } unit) query.Append(CultureInfo.InvariantCulture, $" and {IndexRows.UnitColumn(unit)} eq true");
        return query.ToString();

        void Add(string column, string? value)
        {
            if (value is not null) query.Append(CultureInfo.InvariantCulture, $" and {column} eq '{value.Replace("'", "''", StringComparison.Ordinal)}'");
        }
    }
}
