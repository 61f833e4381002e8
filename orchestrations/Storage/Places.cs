using Azure.Data.Tables;

namespace Xinjing.Serverless.Storage;

/// <summary>How far each of those who go round in parts has come.</summary>
public sealed class Places(TableServiceClient tables)
{
    private const string Partition = "places";
    private const string Place = "Place";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Operations);

    /// <returns><c>null</c> at the beginning.</returns>
    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, name, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetString(Place) : null;
    }

    /// <param name="place"><c>null</c> for the beginning.</param>
    public Task KeepAsync(string name, string? place, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, name) { [Place] = place }, TableUpdateMode.Replace, cancellationToken);
}
