using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Storage;

/// <summary>What was done to orchestrations from outside, the latest first: in one list of all, and in one for each record.</summary>
public sealed class Interventions(TableServiceClient tables)
{
    private const string Partition = "interventions";
    private const string Item = "Item";

    /// <summary>A transaction has room for a hundred operations; each intervention is in two lists.</summary>
    private const int MostPerTransaction = 50;

    /// <summary>In one run; the rest waits for the next.</summary>
    private const int MostExpired = 10_000;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Operations);

    /// <summary>Writes an intervention down, or what has become of it, in both lists at once.</summary>
    public Task KeepAsync(Intervention intervention, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.Serialize(intervention, InterventionJson.Default.Intervention);
        return _table.SubmitTransactionAsync(
            KeysOf(intervention).Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, key) { [Item] = content })), cancellationToken);
    }

    /// <summary>Takes out what the sweep and the watchdog did before an instant. What people did is little and stays: it says why an orchestration is as it is.</summary>
    public async Task ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (first, last) = (ListOf(recordId: null) + IndexRows.Backwards(before), ListOf(recordId: null) + '~');
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {first} and RowKey lt {last}");
        var old = _table.QueryAsync<TableEntity>(query, maxPerPage: 1000, [Item], cancellationToken).Select(Read).Where(one => one.IsRepair).Take(MostExpired);
        await foreach (var some in old.Chunk(MostPerTransaction).WithCancellation(cancellationToken))
            await _table.SubmitTransactionAsync(some.SelectMany(KeysOf).Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(Partition, key), ETag.All)), cancellationToken);
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

    private static IEnumerable<string> KeysOf(Intervention intervention) =>
        new[] { ListOf(recordId: null), ListOf(intervention.RecordId) }.Select(list => $"{list}{IndexRows.Backwards(intervention.At)}|{intervention.Id:N}");

    private static string ListOf(string? recordId) => recordId is null ? "all|" : $"of|{KeyHash.Of(recordId)}|";

    private static Intervention Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Item), InterventionJson.Default.Intervention)!;
}
