using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Storage;

/// <summary>Lists of cases: ranges of row keys in the index, first the open ones, then the shortest list that has the closed ones.</summary>
public sealed class CaseQueries(TableServiceClient tables, TimeProvider clock)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>One page, soonest due first, closed cases last with the latest first.</summary>
    /// <param name="top">1 to 500.</param>
    /// <exception cref="FormatException"><paramref name="continuation"/> is none that a page gave.</exception>
    public async Task<CasePage> ListAsync(CaseFilter filter, int top, string? continuation, CancellationToken cancellationToken)
    {
        var ranges = Ranges(filter).ToList();
        var conditions = Conditions(filter);
        var items = new List<CaseSummary>(top);
        var place = PagePlace.Read(continuation);
        while (place.Range < ranges.Count && items.Count < top)
        {
            var (first, last) = ranges[place.Range];
            var query = TableClient.CreateQueryFilter($"PartitionKey eq {IndexRows.Partition} and RowKey ge {first} and RowKey lt {last}") + conditions;
            var pages = _table.QueryAsync<TableEntity>(query, top - items.Count, [IndexRows.Item], cancellationToken).AsPages(place.Token, top - items.Count);
            var page = await pages.FirstAsync(cancellationToken);
            items.AddRange(page.Values.Select(IndexRows.ReadItem));
            place = place.After(page.ContinuationToken);
        }

        return new CasePage(items, place.Range < ranges.Count ? place.Write() : null);
    }

    /// <summary>Cases whose orchestration should have looked at them by now, the soonest due first.</summary>
    /// <param name="before">UTC.</param>
    public async Task<List<string>> FindNotWokenAsync(DateTimeOffset before, int top, CancellationToken cancellationToken)
    {
        var query = TableClient.CreateQueryFilter(
            $"PartitionKey eq {IndexRows.Partition} and RowKey ge {IndexRows.OpenFirst} and RowKey lt {IndexRows.OpenLast} and Wake lt {before.UtcTicks}");
        var rows = _table.QueryAsync<TableEntity>(query, top, [IndexRows.Item], cancellationToken);
        return await rows.Take(top).Select(row => IndexRows.ReadItem(row).Id).ToListAsync(cancellationToken);
    }

    /// <summary>Closed cases of which a citizen's name and phone are still kept, those closed first before all others.</summary>
    /// <param name="before">UTC; closed no later.</param>
    public async Task<List<string>> FindWithReporterAsync(DateTimeOffset before, int top, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(IndexRows.ReporterKeptBefore(before), select: [nameof(TableEntity.RowKey)], cancellationToken: cancellationToken);
        return await rows.Take(top).Select(row => IndexRows.CaseIdIn(row.RowKey)).ToListAsync(cancellationToken);
    }

    /// <summary>Open cases in the order of their ids, which stays while their deadlines move; reads the work in hand whole, a thousand rows at a time.</summary>
    /// <param name="after">The last one that was answered; <c>null</c> to begin.</param>
    public async Task<IReadOnlyList<string>> ListOpenAsync(string? after, int top, CancellationToken cancellationToken)
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {IndexRows.Partition} and RowKey ge {IndexRows.OpenFirst} and RowKey lt {IndexRows.OpenLast}");
        var rows = _table.QueryAsync<TableEntity>(query, select: [nameof(TableEntity.RowKey)], cancellationToken: cancellationToken);
        var caseIds = await rows.Select(row => IndexRows.CaseIdIn(row.RowKey)).Where(id => string.CompareOrdinal(id, after) > 0).ToListAsync(cancellationToken);
        return [.. caseIds.Order(StringComparer.Ordinal).Take(top)];
    }

    /// <summary>How many are open, by stage and whether they are overdue; reads the work in hand whole, a thousand rows at a time.</summary>
    public async Task<IReadOnlyDictionary<(string Stage, bool IsOverdue), long>> CountOpenAsync(CancellationToken cancellationToken)
    {
        var late = IndexRows.OpenFrom(clock.GetUtcNow());
        var counts = new Dictionary<(string Stage, bool IsOverdue), long>();
        foreach (var stage in Enum.GetNames<CaseStage>().Where(stage => stage != nameof(CaseStage.Closed))) (counts[(stage, true)], counts[(stage, false)]) = (0, 0);
        var rows = _table.QueryAsync<TableEntity>(IndexRows.Between(IndexRows.OpenFirst, IndexRows.OpenLast), select: [nameof(TableEntity.RowKey), nameof(CaseFilter.Stage)], cancellationToken: cancellationToken);
        await foreach (var row in rows) counts[(row.GetString(nameof(CaseFilter.Stage)), string.CompareOrdinal(row.RowKey, late) < 0)]++;
        return counts;
    }

    /// <summary>Open cases among which a report's likely duplicates are; usually one storage transaction, whatever is open.</summary>
    public async Task<IReadOnlyList<CaseSummary>> FindAlikeAsync(DuplicateSearch search, CancellationToken cancellationToken)
    {
        const int top = 50;
        var query = TableClient.CreateQueryFilter(
            $"PartitionKey eq {IndexRows.Partition} and RowKey ge {IndexRows.OpenFirst} and RowKey lt {IndexRows.OpenLast} and Category eq {search.Category} and Filed ge {search.FiledFrom.UtcTicks}");
        var rows = _table.QueryAsync<TableEntity>($"{query} and ({string.Join(" or ", Places(search))})", top, [IndexRows.Item], cancellationToken);
        return await rows.Take(top).Select(IndexRows.ReadItem).ToListAsync(cancellationToken);
    }

    private static IEnumerable<string> Places(DuplicateSearch search)
    {
        if (search.Place is { } place) yield return TableClient.CreateQueryFilter($"Place eq {place}");
        if (search.Location is not { } location) yield break;
        var near = Vicinity.Of(location, search.Metres);
        yield return TableClient.CreateQueryFilter($"(Lat ge {near.South} and Lat le {near.North} and Lon ge {near.West} and Lon le {near.East})");
    }

    private IEnumerable<(string First, string Last)> Ranges(CaseFilter filter)
    {
        var now = IndexRows.OpenFrom(clock.GetUtcNow());
        if (filter.Stage != CaseStage.Closed)
            yield return (filter.Overdue == false ? now : IndexRows.OpenFirst, filter.Overdue == true ? now : IndexRows.OpenLast);
        if (filter.Stage is null or CaseStage.Closed && filter.Overdue != true)
            yield return (ClosedList(filter), ClosedList(filter) + '~');
    }

    private static string ClosedList(CaseFilter filter) => filter switch
    {
        { Day: { } day } => IndexRows.ClosedOf(nameof(CaseFilter.Day), IndexRows.Day(day)),
        { FiledBy: { } person } => IndexRows.ClosedOf(nameof(CaseFilter.FiledBy), person),
        { Grid: { } grid } => IndexRows.ClosedOf(nameof(CaseFilter.Grid), grid),
        { Unit: { } unit } => IndexRows.ClosedOf(nameof(CaseFilter.Unit), unit),
        { Source: { } source } => IndexRows.ClosedOf(nameof(CaseFilter.Source), source),
        _ => IndexRows.AllClosed,
    };

    /// <summary>What the storage has to leave out of a range.</summary>
    private static string Conditions(CaseFilter filter)
    {
        var conditions = new StringBuilder();
        Add(nameof(CaseFilter.Stage), filter.Stage?.ToString());
        Add(nameof(CaseFilter.Grid), filter.Grid);
        Add(nameof(CaseFilter.Source), filter.Source);
        Add(nameof(CaseFilter.Day), filter.Day is { } day ? IndexRows.Day(day) : null);
        Add(nameof(CaseFilter.FiledBy), filter.FiledBy);
        if (filter.Unit is { } unit) conditions.Append(CultureInfo.InvariantCulture, $" and {IndexRows.UnitColumn(unit)} eq true");
        return conditions.ToString();

        void Add(string column, string? value)
        {
            if (value is not null) conditions.Append(CultureInfo.InvariantCulture, $" and {column} eq '{value.Replace("'", "''", StringComparison.Ordinal)}'");
        }
    }
}
