using Azure.Data.Tables;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>Cases to be counted, each as the index shows it: a range of its rows, read as it comes, a thousand in one storage transaction.</summary>
public sealed class CaseStreams(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>The work in hand, the soonest due first.</summary>
    public IAsyncEnumerable<CaseSummary> InHand(CancellationToken cancellationToken) => Read(IndexRows.Between(IndexRows.OpenFirst, IndexRows.OpenLast), cancellationToken);

    /// <summary>Cases that ended then and have not been opened again, the latest first.</summary>
    /// <param name="from">UTC, included.</param>
    /// <param name="before">UTC, not included.</param>
    public IAsyncEnumerable<CaseSummary> Ended(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        Read(IndexRows.ClosedBetween(from, before), cancellationToken);

    private IAsyncEnumerable<CaseSummary> Read(string filter, CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(filter, maxPerPage: 1000, [IndexRows.Item], cancellationToken).Select(IndexRows.ReadItem);
}
