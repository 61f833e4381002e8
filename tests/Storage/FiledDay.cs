using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Supervision;

namespace Xinjing.Serverless.Tests.Storage;

/// <summary>A day of filing that no other test uses, before any that one does.</summary>
internal sealed class FiledDay(TableServiceClient tables)
{
    private static int _days;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);

    public DateOnly Day { get; } = new DateOnly(2001, 1, 1).AddDays(Interlocked.Increment(ref _days));

    private DateTimeOffset Noon => new DateTimeOffset(Day, new TimeOnly(12, 0), ShanghaiTime.Offset).ToUniversalTime();

    private string Prefix => string.Create(CultureInfo.InvariantCulture, $"fact|{Day:yyyyMMdd}|");

    /// <summary>A closed case of this day as the index is told of it.</summary>
    public CaseState Closed(string id, long version = 7, string? unit = "lvhua") => new CaseInHand().State with
    {
        Id = $"{id}-{Day.DayNumber}",
        Version = version,
        FiledAt = Noon,
        Status = CaseStatus.Closed,
        ClosedAt = Noon.AddHours(2),
        Unit = unit,
    };

    public CaseState Open(string id, long version = 1, string? unit = "lvhua") => Closed(id, version, unit) with { Status = CaseStatus.Assigned, ClosedAt = null };

    public CaseFacts Facts(int number) => SampleFacts.Closed(string.Create(CultureInfo.InvariantCulture, $"case-{Day.DayNumber}-{number:D5}")) with { Day = Day };

    /// <summary>Puts rows there as they are stored, without the rest that the index holds of a case.</summary>
    public async Task PutAsync(IEnumerable<CaseFacts> facts)
    {
        foreach (var part in facts.Chunk(25))
            await _table.SubmitTransactionAsync(part.Select(f => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(f))));
    }

    /// <summary>Ids of the cases that still have a row.</summary>
    public async Task<IReadOnlyList<string>> ListRowsAsync()
    {
        var ids = new List<string>();
        await foreach (var row in Query(Prefix)) ids.Add(row.RowKey[Prefix.Length..]);
        return ids;
    }

    public async Task<TableEntity> GetRollUpAsync()
    {
        var found = await _table.GetEntityAsync<TableEntity>("town", string.Create(CultureInfo.InvariantCulture, $"rollup|{Day:yyyyMMdd}"));
        return found.Value;
    }

    private AsyncPageable<TableEntity> Query(string prefix) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"town"} and RowKey ge {prefix} and RowKey lt {prefix + '~'}"));

    private TableEntity Row(CaseFacts facts) => new("town", Prefix + facts.Id) { ["Facts"] = JsonSerializer.Serialize(facts, JsonSerializerOptions.Web) };
}
