using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>A case as it was read, with what a commit needs to follow it.</summary>
/// <param name="LogHash">Hash of the last log entry.</param>
/// <param name="ETag">Of the snapshot row; guards the next commit.</param>
public sealed record StoredCase(CaseState State, string LogHash, ETag ETag);

/// <summary>
/// The truth. A case is one partition of the table: the snapshot row and one row per event, written in one entity-group
/// transaction that the snapshot's ETag guards.
/// </summary>
public sealed class CaseStore(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Cases);

    /// <summary><c>null</c> when there is no such case, or the text cannot be the id of one.</summary>
    public async Task<StoredCase?> FindAsync(string caseId, CancellationToken cancellationToken)
    {
        if (!CaseId.IsValid(caseId)) return null;
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(caseId, CaseRows.Snapshot, cancellationToken: cancellationToken);
        return row.HasValue ? CaseRows.ReadSnapshot(row.Value!) : null;
    }

    /// <summary>The case as it was at an earlier version.</summary>
    public async Task<CaseState> ReadAtAsync(string caseId, long version, CancellationToken cancellationToken) =>
        CaseLifecycle.Replay((await ReadLogAsync(caseId, cancellationToken, version)).Select(CaseLog.Read), caseId);

    public async Task<Reporter?> FindReporterAsync(string caseId, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(caseId, CaseRows.ReporterKey, cancellationToken: cancellationToken);
        return row.HasValue ? CaseRows.ReadReporter(row.Value!) : null;
    }

    /// <summary>The log in order.</summary>
    /// <param name="upTo">Last sequence to read.</param>
    /// <param name="after">Last sequence to pass over.</param>
    public async Task<List<LogEntry>> ReadLogAsync(string caseId, CancellationToken cancellationToken, long upTo = long.MaxValue, long after = 0)
    {
        var (first, last) = (CaseRows.LogKey(after + 1), CaseRows.LogKey(Math.Min(upTo, CaseRows.MaxSequence)));
        var rows = _table.QueryAsync<TableEntity>(
            row => row.PartitionKey == caseId && row.RowKey.CompareTo(first) >= 0 && row.RowKey.CompareTo(last) <= 0,
            cancellationToken: cancellationToken);
        return await rows.Select(CaseRows.ReadLogEntry).ToListAsync(cancellationToken);
    }

    /// <summary>What an earlier command with this key led to.</summary>
    public async Task<CommandReceipt?> FindReceiptAsync(string caseId, string key, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(caseId, CaseRows.ReceiptKey(key), cancellationToken: cancellationToken);
        return row.HasValue ? CaseRows.ReadReceipt(row.Value!) : null;
    }

    /// <summary>
    /// Writes a commit whole or not at all. An attempt whose answer was lost on the way is recognized by its commit id, so
    /// that the client's own retry is no conflict with itself.
    /// </summary>
    /// <returns><c>false</c> when the case has moved on, exists already, or the receipt does: read again and decide again.</returns>
    public async Task<bool> TryCommitAsync(CaseCommit commit, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(CaseRows.Write(commit), cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412)
        {
            return await IsWrittenAsync(commit, cancellationToken);
        }
    }

    private async Task<bool> IsWrittenAsync(CaseCommit commit, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            commit.After.Id, CaseRows.LogKey(commit.Entries[0].Sequence), [CaseRows.CommitId], cancellationToken);
        return row.HasValue && row.Value!.GetGuid(CaseRows.CommitId) == commit.CommitId;
    }
}
