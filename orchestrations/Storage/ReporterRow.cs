using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>A citizen's name and phone in a case's partition, beside its log, sealed. A row without them is what erasure leaves.</summary>
internal static class ReporterRow
{
    public const string Key = "reporter";
    private const string Sealed = "Sealed";

    public static SideRow Empty { get; } = new(Key, new Dictionary<string, string?>(StringComparer.Ordinal));

    public static SideRow Write(string caseId, Reporter reporter, PersonalData personal) => new(Key, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [Sealed] = personal.Seal(JsonSerializer.Serialize(reporter, CaseJson.Stored.Reporter), caseId),
    });

    /// <summary>One that was written before rows were sealed is read as it is.</summary>
    /// <exception cref="KeyMissingException">The key that sealed it is none of ours.</exception>
    public static Reporter Read(TableEntity row, PersonalData personal) => row.GetString(Sealed) is { } text
        ? JsonSerializer.Deserialize(personal.Open(text, row.PartitionKey), CaseJson.Stored.Reporter)!
        : new Reporter(row.GetString(nameof(Reporter.Name)), row.GetString(nameof(Reporter.Phone)));
}
