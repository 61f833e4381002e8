using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>Lists of cases: each is a range of row keys in the index.</summary>
public sealed class CaseQueries(TableServiceClient tables, TimeProvider clock)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>One page, soonest due first, closed cases last.</summary>
    /// <param name="top">1 to 500.</param>
    /// <exception cref="FormatException"><paramref name="continuation"/> is none that a page gave.</exception>
    public async Task<CasePage> ListAsync(CaseFilter filter, int top, string? continuation, CancellationToken cancellationToken)
    {
        var query = Query(filter);
        var items = new List<CaseSummary>(top);
        var token = continuation is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(continuation));
        do
        {
            var pages = _table.QueryAsync<TableEntity>(query, top - items.Count, [IndexRows.Item], cancellationToken);
            await foreach (var page in pages.AsPages(token, top - items.Count).Take(1).WithCancellation(cancellationToken))
            {
                items.AddRange(page.Values.Select(ReadItem));
                token = page.ContinuationToken;
            }
        }
        while (token is not null && items.Count < top);
        return new CasePage(items, token is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(token)));
    }

    /// <summary>Cases whose orchestration should have looked at them by now, the longest waiting first.</summary>
    /// <param name="before">UTC.</param>
    public async Task<List<string>> FindNotWokenAsync(DateTimeOffset before, int top, CancellationToken cancellationToken)
    {
        var (first, last) = ("wake|", IndexRows.Wake(before));
        var rows = _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(
            $"PartitionKey eq {IndexRows.Partition} and RowKey ge {first} and RowKey lt {last}"), top, [IndexRows.Item], cancellationToken);
        return await rows.Take(top).Select(row => ReadItem(row).Id).ToListAsync(cancellationToken);
    }

    private static CaseSummary ReadItem(TableEntity row) => JsonSerializer.Deserialize(row.GetString(IndexRows.Item), CaseJson.Stored.CaseSummary)!;

    private string Query(CaseFilter filter)
    {
        var list = List(filter);
        var (first, last) = Range(filter);
        var query = new StringBuilder(TableClient.CreateQueryFilter(
            $"PartitionKey eq {IndexRows.Partition} and RowKey ge {list + first} and RowKey lt {list + last}"));
        And(query, nameof(CaseFilter.Stage), filter.Stage?.ToString());
        And(query, nameof(CaseFilter.Grid), filter.Grid);
        And(query, nameof(CaseFilter.Source), filter.Source);
        And(query, nameof(CaseFilter.Day), filter.Day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        And(query, nameof(CaseFilter.FiledBy), filter.FiledBy);
        return query.ToString();
    }

    /// <summary>The shortest list that has all the cases asked for.</summary>
    private static string List(CaseFilter filter) => filter switch
    {
        { Unit: { } unit } => IndexRows.UnitList(unit),
        { FiledBy: { } person } => IndexRows.FiledByList(person),
        { Grid: { } grid } => IndexRows.GridList(grid),
        { Day: { } day } => IndexRows.DayList(day),
        { Stage: { } stage } => IndexRows.StageList(stage),
        { Source: { } source } => IndexRows.SourceList(source),
        _ => IndexRows.AllList,
    };

    private (string First, string Last) Range(CaseFilter filter)
    {
        var now = IndexRows.OpenOrder(clock.GetUtcNow());
        return (filter.Overdue, filter.Stage) switch
        {
            (true, _) => ("", now),
            (false, _) => (now, "~"),
            (_, CaseStage.Closed) => (IndexRows.ClosedOrder, "~"),
            (_, not null) => ("", IndexRows.ClosedOrder),
            _ => ("", "~"),
        };
    }

    private static void And(StringBuilder query, string property, string? value)
    {
        if (value is not null) query.Append(CultureInfo.InvariantCulture, $" and {property} eq '{value.Replace("'", "''", StringComparison.Ordinal)}'");
    }
}
