using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>The truth of cases.</summary>
public sealed class CaseStore(TableServiceClient tables, PersonalData personal) : RecordStore<CaseState>(tables.GetTableClient(StorageNames.Cases), "case", CaseRecord.Kind)
{
    /// <summary>What erasure leaves in the place of <see cref="Beside"/>.</summary>
    internal static SideRow NoReporter => ReporterRow.Empty;

    /// <exception cref="KeyMissingException">The key that sealed the row is none of ours.</exception>
    public async Task<Reporter?> FindReporterAsync(string caseId, CancellationToken cancellationToken)
    {
        var row = await Table.GetEntityIfExistsAsync<TableEntity>(caseId, ReporterRow.Key, cancellationToken: cancellationToken);
        return row.HasValue ? ReporterRow.Read(row.Value!, personal) : null;
    }

    /// <summary>The row of a citizen who can be called, to be committed with the case; a name without a phone is of no use and is not kept.</summary>
    internal SideRow? Beside(string caseId, Reporter? reporter) => reporter is { CanBeCalled: true } ? ReporterRow.Write(caseId, reporter, personal) : null;
}
