using Azure;

namespace Xinjing.Serverless.Records;

/// <summary>A record as it was read, with what a commit needs to follow it.</summary>
/// <param name="LogHash">Hash of the last log entry.</param>
/// <param name="ETag">Of the snapshot row; guards the next commit.</param>
/// <param name="Archive">Hash of the document that has the log, which is no longer in rows; <c>null</c> while it is.</param>
public sealed record Stored<TState>(TState State, string LogHash, ETag ETag, string? Archive = null) where TState : class, IRecordState;

/// <summary>A change to a record, ready to be written whole or not at all; see <see cref="RecordKind{TState}.Commit"/>.</summary>
public sealed record Commit<TState> where TState : class, IRecordState
{
    internal Commit()
    {
    }

    /// <summary><c>null</c> for the first one.</summary>
    public required Stored<TState>? Before { get; init; }

    public required TState After { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<LogEntry> Entries { get; init; }

    /// <summary><see cref="After"/> as it is stored.</summary>
    public required string Snapshot { get; init; }

    public CommandReceipt? Receipt { get; init; }

    /// <summary>Written with it, though it has no place in the log.</summary>
    public SideRow? Beside { get; init; }

    /// <summary>Tells this attempt from any other, also when its answer was lost on the way.</summary>
    public Guid CommitId { get; } = Guid.NewGuid();
}

/// <summary>Proof that a command with an idempotency key has been carried out.</summary>
/// <param name="Key">Caller and key.</param>
/// <param name="BodyHash">Of command and body.</param>
/// <param name="Version">Of the record after it.</param>
public sealed record CommandReceipt(string Key, string BodyHash, long Version = 0);

/// <summary>A row beside the log, which a later one replaces: what has to be erased some day, such as a citizen's name and phone.</summary>
public sealed record SideRow(string Key, IReadOnlyDictionary<string, string?> Columns);
