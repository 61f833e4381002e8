using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>The rows of a record's partition: the snapshot, one per event, one per receipt, and those beside the log.</summary>
internal static class RecordRows
{
    public const string CommitId = "CommitId";
    public const long MaxSequence = 99_999_999;

    /// <summary>On the snapshot of an archived record: hash of the document that has its log; empty once it was restored.</summary>
    public const string Archive = "Archive";

    private const string State = "State";
    private const string Hash = "Hash";
    private const string BodyHash = "BodyHash";
    private const string Version = "Version";

    public static string LogKey(long sequence) => string.Create(CultureInfo.InvariantCulture, $"log-{sequence:D8}");

    public static string ReceiptKey(string key) => $"command-{KeyHash.Of(key)}";

    /// <param name="snapshotKey">Row key of the snapshot.</param>
    public static IEnumerable<TableTransactionAction> Write<TState>(Commit<TState> commit, string snapshotKey) where TState : class, IRecordState
    {
        var id = commit.After.Id;
        yield return WriteSnapshot(commit, snapshotKey);
        foreach (var entry in commit.Entries) yield return Add(WriteLogEntry(id, entry, commit.CommitId));
        if (commit.Receipt is { } receipt)
            yield return Add(new TableEntity(id, ReceiptKey(receipt.Key)) { [BodyHash] = receipt.BodyHash, [Version] = receipt.Version });
        if (commit.Beside is { } beside) yield return new(TableTransactionActionType.UpsertReplace, WriteBeside(id, beside));
    }

    public static Stored<TState> ReadSnapshot<TState>(TableEntity row, RecordKind<TState> kind) where TState : class, IRecordState =>
        new(JsonSerializer.Deserialize(StateIn(row), kind.Json)!, row.GetString(Hash), row.ETag, row.GetString(Archive) is { Length: > 0 } archive ? archive : null);

    public static CommandReceipt ReadReceipt(TableEntity row) => new(row.RowKey, row.GetString(BodyHash), row.GetInt64(Version)!.Value);

    public static LogEntry ReadLogEntry(TableEntity row) => new(
        row.GetInt64(nameof(LogEntry.Sequence))!.Value,
        DateTimeOffset.ParseExact(row.GetString(nameof(LogEntry.At)), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        row.GetString(nameof(LogEntry.By)),
        row.GetString(nameof(LogEntry.Event)),
        row.GetString(nameof(LogEntry.Content)),
        row.GetString(nameof(LogEntry.PreviousHash)),
        row.GetString(nameof(LogEntry.Hash)));

    /// <summary>What is too long for one property goes on in the next ones.</summary>
    private static string StateIn(TableEntity row)
    {
        var state = row.GetString(State);
        for (var index = 1; row.TryGetValue(PartOfState(index), out var part); index++) state += part;
        return state;
    }

    /// <summary>Never cuts a character of two code units (𠮷) in half: storage would keep neither.</summary>
    private static IEnumerable<string> Parts(string text, int most)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(most, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1])) length--;
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static string PartOfState(int index) => index == 0 ? State : string.Create(CultureInfo.InvariantCulture, $"{State}{index}");

    private static TableTransactionAction WriteSnapshot<TState>(Commit<TState> commit, string snapshotKey) where TState : class, IRecordState
    {
        var row = new TableEntity(commit.After.Id, snapshotKey)
        {
            [Version] = commit.After.Version,
            [Hash] = commit.Entries[^1].Hash,
        };
        foreach (var (index, part) in Parts(commit.Snapshot, RecordKind<TState>.MostCharacters).Index()) row[PartOfState(index)] = part;
        return commit.Before is { } before ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, before.ETag) : Add(row);
    }

    /// <param name="commitId"><c>null</c> for an entry that comes back from an archive.</param>
    public static TableEntity WriteLogEntry(string id, LogEntry entry, Guid? commitId) => new(id, LogKey(entry.Sequence))
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

    private static TableEntity WriteBeside(string id, SideRow beside)
    {
        var row = new TableEntity(id, beside.Key);
        foreach (var (column, value) in beside.Columns) row[column] = value;
        return row;
    }

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
