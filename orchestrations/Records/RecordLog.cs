using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Xinjing.Serverless.Records;

/// <summary>One row of the log as it is stored.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">UTC, whole milliseconds.</param>
/// <param name="Content">JSON of the event.</param>
/// <param name="PreviousHash">Hash of the entry before; empty for the first.</param>
/// <param name="Hash">SHA-256, lower-case hex, over <paramref name="PreviousHash"/>, the record's id and all of the above.</param>
public sealed record LogEntry(long Sequence, DateTimeOffset At, string By, string Event, string Content, string PreviousHash, string Hash);

/// <summary>Result of checking a log.</summary>
/// <param name="BrokenAt">Sequence of the first entry that does not fit; one past the last when entries are missing at the end.</param>
public sealed record LogVerification(bool Valid, long Entries, long? BrokenAt);

/// <summary>The hash chain over a record's log: no entry can be changed, taken out or moved to another record unseen.</summary>
public static class RecordLog
{
    /// <param name="content">JSON of the event.</param>
    public static LogEntry Append(string id, string previousHash, RecordedEvent recorded, string content)
    {
        var entry = new LogEntry(recorded.Sequence, recorded.At, recorded.By, recorded.Event.GetType().Name, content, previousHash, Hash: "");
        return entry with { Hash = Hash(id, entry) };
    }

    /// <summary>Checks a log against the version and hash that the snapshot holds.</summary>
    public static LogVerification Verify(string id, IReadOnlyList<LogEntry> entries, long version, string headHash)
    {
        var previous = "";
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Sequence != i + 1 || entry.PreviousHash != previous || entry.Hash != Hash(id, entry)) return Broken(entries, i + 1);
            previous = entry.Hash;
        }

        return entries.Count != version ? Broken(entries, entries.Count + 1)
            : previous != headHash ? Broken(entries, version)
            : new LogVerification(Valid: true, entries.Count, BrokenAt: null);
    }

    private static LogVerification Broken(IReadOnlyList<LogEntry> entries, long at) => new(Valid: false, entries.Count, at);

    private static string Hash(string id, LogEntry entry)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{entry.PreviousHash}\n{id}\n{entry.Sequence}\n{entry.At:O}\n{entry.By}\n{entry.Event}\n{entry.Content}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
