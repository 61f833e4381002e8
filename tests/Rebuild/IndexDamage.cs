using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace Xinjing.Serverless.Tests.Rebuild;

/// <summary>What a hand, a defect or an old release may have done to the index; a number picks the kind, another the row.</summary>
internal static class IndexDamage
{
    private const string Partition = "town";

    public static async Task DoAsync(IndexedTown town, byte kind, byte which)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in town.Rows.QueryAsync<TableEntity>()) rows.Add(row);
        if (rows.Count == 0) return;
        var hit = rows[which % rows.Count];
        var id = town.Ids[which % town.Ids.Count];
        await ((kind % 12) switch
        {
            0 => town.Rows.DeleteEntityAsync(hit),
            1 => PutAsync(town, With(hit, "Item", hit.ContainsKey("Item") ? "{}" : null)),
            2 => PutAsync(town, With(hit, "Stage", "Closed")),
            3 => PutAsync(town, With(hit, "Version", 77L)),
            4 => PutAsync(town, With(hit, "Keys", hit.ContainsKey("Keys") ? "[\"open|1" : null)),
            5 => PutAsync(town, Copy(hit, string.Create(CultureInfo.InvariantCulture, $"open|{which:D19}|{id}"))),
            6 => PutAsync(town, Copy(hit, $"closed|all|{which:D19}|{id}")),
            7 => PutAsync(town, Copy(hit, $"head|{id}|00000000{which % 90 + 10}")),
            8 => PutAsync(town, Copy(hit, $"open|{which:D19}|XJ260302AAAAAAAAAAA")),
            9 => PutAsync(town, Copy(rows.Find(r => r.RowKey.StartsWith("fact|", StringComparison.Ordinal)) ?? hit, $"fact|20260304|{id}")),
            10 => SpoilRollUpAsync(town, rows, which),
            _ => Task.WhenAll(rows.Where(r => r.RowKey.Contains(id, StringComparison.Ordinal)).Select(r => town.Rows.DeleteEntityAsync(r))),
        });
    }

    /// <summary>A roll-up that cannot be read, one that lacks everybody, or one with somebody whom nobody knows.</summary>
    private static Task SpoilRollUpAsync(IndexedTown town, List<TableEntity> rows, byte which)
    {
        if (rows.Find(r => r.RowKey.StartsWith("rollup|", StringComparison.Ordinal)) is not { } rollUp) return Task.CompletedTask;
        if (which % 3 == 0) return PutAsync(town, With(rollUp, "Facts00", new byte[] { which, 1, 2, 3 }));
        if (which % 3 == 1) return PutAsync(town, With(rollUp, "Facts00", Compress("[]")));
        if (Decompress(rollUp.GetBinary("Facts00")) is not { Count: > 0 } facts) return Task.CompletedTask;
        var stranger = facts[0]!.DeepClone();
        stranger["id"] = "XJ260302AAAAAAAAAAA";
        facts.Add(stranger);
        return PutAsync(town, With(rollUp, "Facts00", Compress(facts.ToJsonString())));
    }

    private static Task<Azure.Response> PutAsync(IndexedTown town, TableEntity row) => town.Rows.UpsertEntityAsync(row, TableUpdateMode.Replace);

    private static TableEntity Copy(TableEntity row, string key)
    {
        var copy = new TableEntity(Partition, key);
        foreach (var (column, value) in row.Where(c => c.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))) copy[column] = value;
        return copy;
    }

    private static TableEntity With(TableEntity row, string column, object? value)
    {
        var copy = Copy(row, row.RowKey);
        copy[column] = value;
        return copy;
    }

    private static byte[] Compress(string text)
    {
        using var content = new MemoryStream();
        using (var brotli = new BrotliStream(content, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(brotli, JsonElement.Parse(text));
        return content.ToArray();
    }

    /// <summary><c>null</c> when it was spoiled before.</summary>
    private static JsonArray? Decompress(byte[] content)
    {
        try
        {
            return JsonNode.Parse(new BrotliStream(new MemoryStream(content), CompressionMode.Decompress))!.AsArray();
        }
        catch (Exception spoiled) when (spoiled is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
