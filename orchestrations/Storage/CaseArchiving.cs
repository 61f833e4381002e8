using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Archive;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// Moves the log of a closed case from its rows into a document and back. Each transaction changes the snapshot under its ETag, so that a
/// command, or somebody who does the opposite, makes it fail; the log is at every moment in the rows or in the document whole.
/// </summary>
internal sealed class CaseArchiving(TableClient table, CaseStore store, CaseArchive archive)
{
    /// <summary>A transaction has room for a hundred operations; one is for the snapshot.</summary>
    private const int MostPerTransaction = 99;

    private const int Attempts = 8;

    /// <summary>Puts a closed case away; done again it only takes away rows that a crash left. Nothing is removed before the document was read back.</summary>
    /// <returns><c>false</c> when the case is open, or was put away before.</returns>
    /// <exception cref="InvalidOperationException">Its log does not hold.</exception>
    /// <exception cref="ConflictException">Others kept changing the case.</exception>
    public async Task<bool> ArchiveAsync(string caseId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindAsync(caseId, cancellationToken) is not { State.Stage: CaseStage.Closed } stored) return false;
            var hash = stored.Archive ?? await archive.KeepAsync(ArchivedCase.Of(stored, await store.ReadLogAsync(caseId, cancellationToken, stored.State.Version)), cancellationToken);
            var rows = await FindRowsAsync(caseId, cancellationToken);
            if (stored.Archive is not null && rows.Count == 0) return false;
            var removals = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All));
            if (await TryChangeAsync(stored, [.. removals], partly: hash, wholly: hash, cancellationToken)) return stored.Archive is null;
        }

        throw KeptChanging(caseId);
    }

    /// <summary>
    /// Puts the log of an archived case back into rows; nothing to do for one that is not archived, or not there. The next night takes
    /// the case up, so that one which stays closed does not stay in rows.
    /// </summary>
    /// <exception cref="InvalidDataException">The document is lost or was changed.</exception>
    /// <exception cref="ConflictException">Others kept changing the case.</exception>
    public async Task RestoreAsync(string caseId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindAsync(caseId, cancellationToken) is not { Archive: { } hash } stored) return;
            var archived = await archive.ReadAsync(caseId, hash, cancellationToken);
            await archive.SetAsideAsync(caseId, cancellationToken);
            // The last entries first: until the first is back, nobody takes what is there for the log.
            var rows = archived.Log.Reverse().Select(entry => new TableTransactionAction(TableTransactionActionType.UpsertReplace, RecordRows.WriteLogEntry(caseId, entry, commitId: null)));
            if (await TryChangeAsync(stored, [.. rows], partly: hash, wholly: "", cancellationToken)) return;
        }

        throw KeptChanging(caseId);
    }

    private static ConflictException KeptChanging(string caseId) => new($"The case {caseId} kept changing; send it again.");

    /// <summary>As many transactions as it takes.</summary>
    /// <param name="partly">What the snapshot says of the archive until the last of them.</param>
    /// <param name="wholly">What it says from then on.</param>
    /// <returns><c>false</c> when somebody came between; what was done so far does no harm.</returns>
    private async Task<bool> TryChangeAsync(Stored<CaseState> stored, IReadOnlyList<TableTransactionAction> changes, string partly, string wholly, CancellationToken cancellationToken)
    {
        var etag = stored.ETag;
        var parts = changes.Count == 0 ? [[]] : changes.Chunk(MostPerTransaction).ToArray();
        try
        {
            foreach (var (index, part) in parts.Index())
            {
                var snapshot = new TableEntity(stored.State.Id, CaseStore.Snapshot) { [RecordRows.Archive] = index == parts.Length - 1 ? wholly : partly };
                var done = await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, snapshot, etag), .. part], cancellationToken);
                etag = done.Value[0].Headers.ETag!.Value;
            }

            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>From the first entry on, so that the rows that are left are always the end of the log.</summary>
    private async Task<List<TableEntity>> FindRowsAsync(string caseId, CancellationToken cancellationToken)
    {
        var (first, last) = (RecordRows.LogKey(1), RecordRows.LogKey(RecordRows.MaxSequence));
        var rows = table.QueryAsync<TableEntity>(
            row => row.PartitionKey == caseId && row.RowKey.CompareTo(first) >= 0 && row.RowKey.CompareTo(last) <= 0, select: [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)], cancellationToken: cancellationToken);
        return await rows.ToListAsync(cancellationToken);
    }
}
