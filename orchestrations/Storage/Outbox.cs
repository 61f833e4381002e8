using System.Globalization;
using Azure.Data.Tables;

namespace Xinjing.Serverless.Storage;

/// <summary>A promise to do what follows a commit: nudge the orchestration, show the case in the index.</summary>
/// <param name="RecordId">Of the record that changes.</param>
/// <param name="WrittenAt">UTC.</param>
/// <param name="FromVersion">What happened after this version has to be told to those who listen.</param>
public sealed record OutboxEntry(string RowKey, string RecordId, DateTimeOffset WrittenAt, long FromVersion);

/// <summary>
/// Written before a commit, taken away after the work that follows it; a sweep does what was left. It lives in the
/// index's partition, so that the transaction that shows the case also takes the entry away.
/// </summary>
public sealed class Outbox(TableServiceClient tables, TimeProvider clock)
{
    private const string Prefix = "outbox|";
    private const string CaseId = "CaseId";
    private const string FromVersion = "FromVersion";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    /// <summary>
    /// A commit must follow its promise well before the sweep may take the promise for one that nothing followed
    /// (see <see cref="OutboxOptions.SweepAfter"/>).
    /// </summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    /// <summary>Promises what follows the commit that the caller is about to try.</summary>
    /// <param name="fromVersion">Of the case before it; 0 for filing.</param>
    /// <param name="earlier">A promise from an earlier try; still good while it is fresh.</param>
    public async Task<OutboxEntry> PromiseAsync(string recordId, long fromVersion, OutboxEntry? earlier, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (earlier is not null && now - earlier.WrittenAt < Fresh) return earlier;
        var key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now.UtcTicks:D19}|{Guid.NewGuid():N}");
        await _table.UpsertEntityAsync(new TableEntity(IndexRows.Partition, key) { [CaseId] = recordId, [FromVersion] = fromVersion }, TableUpdateMode.Replace, cancellationToken);
        return new OutboxEntry(key, recordId, now, fromVersion);
    }

    /// <summary>Takes a promise away: it is kept, or nothing follows. It is no error when another has done so; the caller's patience does not count.</summary>
    public Task WithdrawAsync(OutboxEntry promise) => _table.DeleteEntityAsync(IndexRows.Partition, promise.RowKey, cancellationToken: CancellationToken.None);

    /// <summary>What is waiting, the oldest first.</summary>
    /// <param name="kind">The letters that ids of such records begin with; <c>null</c> for all kinds. Each kind has its own <paramref name="top"/>.</param>
    /// <param name="before">UTC; younger entries belong to commands that are still under way.</param>
    public async Task<List<OutboxEntry>> ListAsync(DateTimeOffset before, int top, CancellationToken cancellationToken, string? kind = null)
    {
        var last = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{before.UtcTicks:D19}");
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {IndexRows.Partition} and RowKey ge {Prefix} and RowKey lt {last}");
        if (kind is not null) query += TableClient.CreateQueryFilter($" and CaseId ge {kind} and CaseId lt {kind + '~'}");
        var rows = _table.QueryAsync<TableEntity>(query, top, cancellationToken: cancellationToken);
        return await rows.Take(top).Select(Read).ToListAsync(cancellationToken);
    }

    private static OutboxEntry Read(TableEntity row)
    {
        var ticks = long.Parse(row.RowKey.AsSpan(Prefix.Length, 19), CultureInfo.InvariantCulture);
        return new OutboxEntry(row.RowKey, row.GetString(CaseId), new DateTimeOffset(ticks, TimeSpan.Zero), row.GetInt64(FromVersion) ?? 0);
    }
}
