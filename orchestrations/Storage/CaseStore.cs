using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>The truth of cases. The log of a case that was closed long ago is in a document of the archive, and read from there as if it were here.</summary>
public sealed class CaseStore(TableServiceClient tables, CaseArchive archive, PersonalData personal) : RecordStore<CaseState>(tables.GetTableClient(StorageNames.Cases), Snapshot, CaseRecord.Kind)
{
    /// <summary>Row key of the snapshot.</summary>
    internal const string Snapshot = "case";

    /// <summary>What erasure leaves in the place of <see cref="Beside"/>.</summary>
    internal static SideRow NoReporter => ReporterRow.Empty;

    private const int Attempts = 3;

    /// <inheritdoc/>
    /// <remarks>It costs no more while the log is in rows. Whoever archives or restores between two reads makes it look again.</remarks>
    public override async Task<List<LogEntry>> ReadLogAsync(string id, CancellationToken cancellationToken, long upTo = long.MaxValue, long after = 0)
    {
        for (var attempt = 1; ; attempt++)
        {
            var rows = await base.ReadLogAsync(id, cancellationToken, upTo, after);
            if (rows is [{ Sequence: var first }, ..] && first == after + 1) return rows;
            var stored = await FindAsync(id, cancellationToken);
            if (stored?.Archive is { } hash) return [.. (await archive.ReadAsync(id, hash, cancellationToken)).Log.Where(entry => entry.Sequence > after && entry.Sequence <= upTo)];
            if (stored is null || stored.State.Version <= after || attempt == Attempts) return rows;
        }
    }

    /// <inheritdoc cref="CaseArchiving.ArchiveAsync"/>
    public Task<bool> ArchiveAsync(string id, CancellationToken cancellationToken) => new CaseArchiving(Table, this, archive).ArchiveAsync(id, cancellationToken);

    /// <inheritdoc/>
    public override Task RestoreAsync(string id, CancellationToken cancellationToken) => new CaseArchiving(Table, this, archive).RestoreAsync(id, cancellationToken);

    /// <exception cref="KeyMissingException">The key that sealed the row is none of ours.</exception>
    public async Task<SealedReport> FindSealedAsync(string caseId, CancellationToken cancellationToken)
    {
        var row = await Table.GetEntityIfExistsAsync<TableEntity>(caseId, ReporterRow.Key, cancellationToken: cancellationToken);
        return row.HasValue ? ReporterRow.Read(row.Value!, personal) : new SealedReport();
    }

    /// <summary>The row of what may not stand in the log, to be committed with the case; <c>null</c> when there is nothing of the kind.</summary>
    internal SideRow? Beside(string caseId, SealedReport report) => report.IsEmpty ? null : ReporterRow.Write(caseId, report, personal);
}
