using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// The row that holds the facts of a day's closed cases: a JSON list, compressed with Brotli, in as many binary columns as it
/// needs. A column takes 64 KiB and a row 1 MiB, so it has room for well over ten thousand cases.
/// </summary>
internal static class RollUpRows
{
    private const int ColumnSize = 64 * 1024;
    private const int MostColumns = 15;

    /// <summary>How many cases it holds: for people who look into the table.</summary>
    private const string Cases = "Cases";

    public static string Key(DateOnly day) => $"rollup|{IndexRows.Day(day)}";

    /// <summary>The filter for the roll-ups of all days.</summary>
    public static string All => IndexRows.Between("rollup|", "rollup|~");

    /// <summary>The day that a key is of; <c>null</c> for a key that is none.</summary>
    public static DateOnly? DayIn(string key) =>
        DateOnly.TryParseExact(key.AsSpan(key.LastIndexOf('|') + 1), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The filter for the roll-ups of a range of days.</summary>
    /// <param name="before">Not included.</param>
    public static string Between(DateOnly from, DateOnly before) => IndexRows.Between(Key(from), Key(before));

    /// <summary><c>null</c> when the facts do not fit into a row.</summary>
    public static TableEntity? Of(DateOnly day, IReadOnlyList<CaseFacts> cases)
    {
        var content = Compress(cases);
        if (content.Length > ColumnSize * MostColumns) return null;
        var row = new TableEntity(IndexRows.Partition, Key(day)) { [Cases] = cases.Count };
        foreach (var (index, part) in content.Chunk(ColumnSize).Index()) row[Column(index)] = part;
        return row;
    }

    public static IReadOnlyList<CaseFacts> Read(TableEntity row)
    {
        var parts = Enumerable.Range(0, MostColumns).Select(index => row.GetBinary(Column(index))).TakeWhile(part => part is not null);
        using var content = new BrotliStream(new MemoryStream([.. parts.SelectMany(part => part)]), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(content, FactsJson.Stored.IReadOnlyListCaseFacts)!;
    }

    /// <summary>The same, and nothing of a row that is damaged.</summary>
    public static IReadOnlyList<CaseFacts> ReadIfWhole(TableEntity row)
    {
        try
        {
            return Read(row);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or InvalidDataException)
        {
            return [];
        }
    }

    private static byte[] Compress(IReadOnlyList<CaseFacts> cases)
    {
        using var content = new MemoryStream();
        using (var brotli = new BrotliStream(content, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(brotli, cases, FactsJson.Stored.IReadOnlyListCaseFacts);
        return content.ToArray();
    }

    private static string Column(int index) => string.Create(CultureInfo.InvariantCulture, $"Facts{index:D2}");
}
