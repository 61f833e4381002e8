using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Xinjing.Serverless.Storage;

/// <summary>What a report has become.</summary>
/// <param name="BodyHash">Of the report that came first.</param>
public sealed record IntakeEntry(string CaseId, string SourceId, string BodyHash);

/// <summary>
/// Remembers which case a source's own id, or a client's idempotency key, stands for: a case's id holds the day of filing,
/// and the same order may come again on another day.
/// </summary>
public sealed class IntakeLedger(TableServiceClient tables)
{
    private const string Row = "case";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Intake);

    /// <summary>Writes the entry if there is none under this key yet; returns the one that counts.</summary>
    public async Task<IntakeEntry> ClaimAsync(string key, IntakeEntry entry, CancellationToken cancellationToken)
    {
        var partition = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        try
        {
            await _table.AddEntityAsync(Write(partition, entry), cancellationToken);
            return entry;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            var row = await _table.GetEntityAsync<TableEntity>(partition, Row, cancellationToken: cancellationToken);
            return Read(row.Value);
        }
    }

    private static TableEntity Write(string partition, IntakeEntry entry) => new(partition, Row)
    {
        [nameof(IntakeEntry.CaseId)] = entry.CaseId,
        [nameof(IntakeEntry.SourceId)] = entry.SourceId,
        [nameof(IntakeEntry.BodyHash)] = entry.BodyHash,
    };

    private static IntakeEntry Read(TableEntity row) =>
        new(row.GetString(nameof(IntakeEntry.CaseId)), row.GetString(nameof(IntakeEntry.SourceId)), row.GetString(nameof(IntakeEntry.BodyHash)));
}
