using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Xinjing.Serverless.Benchmarks.Micro;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Benchmarks.RollUps;

/// <summary>Facts of a year of cases, one in two hundred of which is open, in rows as the index stores them.</summary>
internal sealed class YearOfFacts(TableServiceClient tables, int cases)
{
    private const string Partition = "town";
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private readonly TableClient _table = tables.GetTableClient(StorageNames.CaseIndex);
    private readonly FactQueries _facts = new(tables);
    private readonly ILookup<DateOnly, CaseFacts> _days = PureOperations.Facts(cases).Select(WithEnd).ToLookup(facts => facts.Day);

    public IReadOnlyList<DateOnly> Days => [.. _days.Select(day => day.Key).Order()];

    public async Task PutAsync(DateOnly day, CancellationToken cancellationToken)
    {
        foreach (var part in _days[day].Chunk(100))
            await _table.SubmitTransactionAsync(part.Select(facts => new TableTransactionAction(TableTransactionActionType.Add, Row(facts))), cancellationToken);
    }

    /// <exception cref="InvalidOperationException">A case is missing.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var read = await _facts.ListAsync(Days[0], Days[^1], unit: null, cancellationToken);
        if (read.Count != cases) throw new InvalidOperationException($"{read.Count} of {cases} cases were read.");
    }

    /// <summary>With times of their own: numbers that hardly can be compressed.</summary>
    private static CaseFacts WithEnd(CaseFacts facts, int number) => facts with
    {
        Handled = number % 200 > 0,
        Closed = number % 200 > 0,
        HoursToAcceptance = number * 7919L % 14_400 / 3600.0,
        HoursToCompletion = number % 200 > 0 ? number * 104_729L % 864_000 / 3600.0 : null,
    };

    private static TableEntity Row(CaseFacts facts) => new(Partition, string.Create(CultureInfo.InvariantCulture, $"fact|{facts.Day:yyyyMMdd}|{facts.Id}"))
    {
        ["Facts"] = JsonSerializer.Serialize(facts, Stored),
    };
}
