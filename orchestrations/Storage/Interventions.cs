using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Storage;

/// <summary>What was done to orchestrations from outside, the latest first: in one list of all, and in one for each record. Nothing is taken out.</summary>
public sealed class Interventions(TableServiceClient tables)
{
    private const string Partition = "interventions";
    private const string Item = "Item";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Operations);

    /// <summary>Writes an intervention down, or what has become of it, in both lists at once.</summary>
    public Task KeepAsync(Intervention intervention, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.Serialize(intervention, InterventionJson.Default.Intervention);
        string[] lists = [ListOf(recordId: null), ListOf(intervention.RecordId)];
        return _table.SubmitTransactionAsync(
            lists.Select(list => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, new TableEntity(Partition, $"{list}{IndexRows.Backwards(intervention.At)}|{intervention.Id:N}") { [Item] = content })),
            cancellationToken);
    }

    /// <summary>One page.</summary>
    /// <param name="recordId"><c>null</c> for all records.</param>
    /// <param name="top">1 to 500.</param>
    public async Task<InterventionPage> ListAsync(string? recordId, int top, string? continuation, CancellationToken cancellationToken)
    {
        var (first, last) = (ListOf(recordId), ListOf(recordId) + '~');
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {first} and RowKey lt {last}");
        var page = await _table.QueryAsync<TableEntity>(query, top, [Item], cancellationToken).AsPages(continuation, top).FirstAsync(cancellationToken);
        return new InterventionPage([.. page.Values.Select(Read)], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
    }

    private static string ListOf(string? recordId) => recordId is null ? "all|" : $"of|{KeyHash.Of(recordId)}|";

    private static Intervention Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Item), InterventionJson.Default.Intervention)!;
}
