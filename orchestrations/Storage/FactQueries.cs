using Azure.Data.Tables;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>Facts of the cases that were filed in a range of days: a range of row keys in the index.</summary>
public sealed class FactQueries(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <param name="from">Shanghai, included.</param>
    /// <param name="to">Shanghai, included.</param>
    /// <param name="unit">Only cases that are with this main unit; <c>null</c> for all.</param>
    public async Task<IReadOnlyList<CaseFacts>> ListAsync(DateOnly from, DateOnly to, string? unit, CancellationToken cancellationToken)
    {
        var (first, last) = (FactRows.From(from), FactRows.From(to.AddDays(1)));
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {IndexRows.Partition} and RowKey ge {first} and RowKey lt {last}");
        if (unit is not null) query += TableClient.CreateQueryFilter($" and Unit eq {unit}");
        return await _table.QueryAsync<TableEntity>(query, maxPerPage: 1000, [FactRows.Facts], cancellationToken).Select(FactRows.Read).ToListAsync(cancellationToken);
    }
}
