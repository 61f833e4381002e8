using Azure.Data.Tables;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>The truth of cases.</summary>
public sealed class CaseStore(TableServiceClient tables) : RecordStore<CaseState>(tables.GetTableClient(StorageNames.Cases), "case", CaseRecord.Kind)
{
    public async Task<Reporter?> FindReporterAsync(string caseId, CancellationToken cancellationToken)
    {
        var row = await Table.GetEntityIfExistsAsync<TableEntity>(caseId, ReporterRow.Key, cancellationToken: cancellationToken);
        return row.HasValue ? ReporterRow.Read(row.Value!) : null;
    }
}
