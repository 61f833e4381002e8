using System.Text.Json;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>A change to a case, ready to be written whole or not at all.</summary>
public sealed record CaseCommit
{
    /// <summary>Characters of one stored text; a property of a table row holds 32,768.</summary>
    private const int MostCharacters = 32_000;

    private CaseCommit()
    {
    }

    /// <summary><c>null</c> for filing.</summary>
    public required StoredCase? Before { get; init; }

    public required CaseState After { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<LogEntry> Entries { get; init; }

    /// <summary><see cref="After"/> as it is stored.</summary>
    public required string Snapshot { get; init; }

    public CommandReceipt? Receipt { get; init; }

    public Reporter? Reporter { get; init; }

    /// <summary>Tells this attempt from any other, also when its answer was lost on the way.</summary>
    public Guid CommitId { get; } = Guid.NewGuid();

    /// <summary>The commit that lets these events happen to a case.</summary>
    /// <param name="now">UTC, whole milliseconds.</param>
    /// <param name="receipt">Gets the version that the case has afterwards.</param>
    /// <exception cref="CommandRejectedException">What it says is too long to be stored, or the case has become so.</exception>
    public static CaseCommit Of(string caseId, StoredCase? before, IReadOnlyList<CaseEvent> events, string by, DateTimeOffset now, CommandReceipt? receipt = null)
    {
        var (state, hash) = (before?.State, before?.LogHash ?? "");
        var entries = new List<LogEntry>(events.Count);
        foreach (var happened in events)
        {
            var recorded = new RecordedEvent((state?.Version ?? 0) + 1, now, by, happened);
            state = CaseLifecycle.Apply(state, recorded, caseId);
            entries.Add(CaseLog.Append(caseId, hash, recorded));
            hash = entries[^1].Hash;
        }

        var snapshot = JsonSerializer.Serialize(state!, CaseJson.Stored.CaseState);
        if (snapshot.Length > MostCharacters || entries.Exists(entry => entry.Content.Length > MostCharacters)) throw TooLong();
        return new CaseCommit
        {
            Before = before,
            After = state!,
            Entries = entries,
            Snapshot = snapshot,
            Receipt = receipt is null ? null : receipt with { Version = state!.Version },
        };
    }

    private static CommandRejectedException TooLong() =>
        new(new Rejection(RejectionKind.Content, "too-long-together", "The texts are too long together, for this step or for this case; shorten them."), []);
}

/// <summary>Proof that a command with an idempotency key has been carried out.</summary>
/// <param name="Key">Caller and key.</param>
/// <param name="BodyHash">Of command and body.</param>
/// <param name="Version">Of the case after it.</param>
public sealed record CommandReceipt(string Key, string BodyHash, long Version = 0);
