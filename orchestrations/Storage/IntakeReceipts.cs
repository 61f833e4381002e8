using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Storage;

/// <summary>Outcomes of messages, one row for each.</summary>
public sealed class IntakeReceipts(TableServiceClient tables)
{
    private const string Row = "receipt";
    private const string Content = "Content";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.IntakeReceipts);

    /// <summary>Notes an outcome. What became a case or a batch stays, and that a message was received or is known covers nothing.</summary>
    public async Task NoteAsync(IntakeReceipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.Outcome == IntakeOutcome.Refused && await FindAsync(receipt.Id, cancellationToken) is { CaseId: not null } or { BatchId: not null }) return;
        var row = new TableEntity(Partition(receipt.Id), Row) { [Content] = JsonSerializer.Serialize(receipt, IntakeJson.Default.IntakeReceipt) };
        try
        {
            if (receipt.Outcome is IntakeOutcome.Received or IntakeOutcome.Duplicate) await _table.AddEntityAsync(row, cancellationToken);
            else await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
            TownMeters.Message(IntakeReceipt.DoorOf(receipt.Id), receipt.Outcome.ToString().ToLowerInvariant());
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            // It has an outcome.
        }
    }

    /// <returns><c>null</c> when no such message has come in.</returns>
    public async Task<IntakeReceipt?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(id), Row, cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize(row.Value!.GetString(Content), IntakeJson.Default.IntakeReceipt) : null;
    }

    private static string Partition(string id) => KeyHash.Of(id);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IntakeReceipt))]
internal sealed partial class IntakeJson : JsonSerializerContext;
