using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>What tells who a citizen is, in a case's partition beside its log, sealed. A row without it is what erasure leaves.</summary>
internal static partial class ReporterRow
{
    public const string Key = "reporter";
    private const string Sealed = "Sealed";

    public static SideRow Empty { get; } = new(Key, new Dictionary<string, string?>(StringComparer.Ordinal));

    public static SideRow Write(string caseId, SealedReport report, PersonalData personal)
    {
        var kept = report.Reporter is { CanBeCalled: true } reporter ? reporter : new Reporter();
        var box = JsonSerializer.Serialize(new Box(kept.Name, kept.Phone, kept.Address, report.Words), BoxJson.Default.Box);
        return new(Key, new Dictionary<string, string?>(StringComparer.Ordinal) { [Sealed] = personal.Seal(box, caseId) });
    }

    /// <summary>One that was written before rows were sealed is read as it is.</summary>
    /// <exception cref="KeyMissingException">The key that sealed it is none of ours.</exception>
    public static SealedReport Read(TableEntity row, PersonalData personal)
    {
        var box = row.GetString(Sealed) is { } text
            ? JsonSerializer.Deserialize(personal.Open(text, row.PartitionKey), BoxJson.Default.Box)!
            : new Box(row.GetString(nameof(Box.Name)), row.GetString(nameof(Box.Phone)));
        var reporter = new Reporter(box.Name, box.Phone, box.Address);
        return new SealedReport(reporter.CanBeCalled ? reporter : null, box.Words);
    }

    private sealed record Box(string? Name, string? Phone, string? Address = null, string? Words = null);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Box))]
    private sealed partial class BoxJson : JsonSerializerContext;
}
