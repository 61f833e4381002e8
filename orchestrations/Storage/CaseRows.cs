using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>The rows of a case's partition.</summary>
internal static class CaseRows
{
    public const string Snapshot = "case";
    public const string CommitId = "CommitId";
    public const string ReporterKey = "reporter";
    public const long MaxSequence = 99_999_999;

    private const string State = "State";
    private const string Hash = "Hash";
    private const string BodyHash = "BodyHash";
    private const string Version = "Version";

    public static string LogKey(long sequence) => string.Create(CultureInfo.InvariantCulture, $"log-{sequence:D8}");

    public static string ReceiptKey(string key) => $"command-{KeyHash.Of(key)}";

    public static IEnumerable<TableTransactionAction> Write(CaseCommit commit)
    {
        var id = commit.After.Id;
        yield return WriteSnapshot(commit);
        foreach (var entry in commit.Entries) yield return Add(WriteLogEntry(id, entry, commit.CommitId));
        if (commit.Receipt is { } receipt)
            yield return Add(new TableEntity(id, ReceiptKey(receipt.Key)) { [BodyHash] = receipt.BodyHash, [Version] = receipt.Version });
        if (commit.Reporter is { } reporter)
            yield return new(TableTransactionActionType.UpsertReplace, new TableEntity(id, ReporterKey) { [nameof(Reporter.Name)] = reporter.Name, [nameof(Reporter.Phone)] = reporter.Phone });
    }

    public static StoredCase ReadSnapshot(TableEntity row) =>
        new(JsonSerializer.Deserialize(row.GetString(State), CaseJson.Stored.CaseState)!, row.GetString(Hash), row.ETag);

    public static CommandReceipt ReadReceipt(TableEntity row) => new(row.RowKey, row.GetString(BodyHash), row.GetInt64(Version)!.Value);

    public static Reporter ReadReporter(TableEntity row) => new(row.GetString(nameof(Reporter.Name)), row.GetString(nameof(Reporter.Phone)));

    public static LogEntry ReadLogEntry(TableEntity row) => new(
        row.GetInt64(nameof(LogEntry.Sequence))!.Value,
        DateTimeOffset.ParseExact(row.GetString(nameof(LogEntry.At)), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        row.GetString(nameof(LogEntry.By)),
        row.GetString(nameof(LogEntry.Event)),
        row.GetString(nameof(LogEntry.Content)),
        row.GetString(nameof(LogEntry.PreviousHash)),
        row.GetString(nameof(LogEntry.Hash)));

    private static TableTransactionAction WriteSnapshot(CaseCommit commit)
    {
        var row = new TableEntity(commit.After.Id, Snapshot)
        {
            [State] = commit.Snapshot,
            [Version] = commit.After.Version,
            [Hash] = commit.Entries[^1].Hash,
        };
        return commit.Before is { } before ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, before.ETag) : Add(row);
    }

    private static TableEntity WriteLogEntry(string caseId, LogEntry entry, Guid commitId) => new(caseId, LogKey(entry.Sequence))
    {
        [nameof(LogEntry.Sequence)] = entry.Sequence,
        [nameof(LogEntry.At)] = entry.At.ToString("O", CultureInfo.InvariantCulture),
        [nameof(LogEntry.By)] = entry.By,
        [nameof(LogEntry.Event)] = entry.Event,
        [nameof(LogEntry.Content)] = entry.Content,
        [nameof(LogEntry.PreviousHash)] = entry.PreviousHash,
        [nameof(LogEntry.Hash)] = entry.Hash,
        [CommitId] = commitId,
    };

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
