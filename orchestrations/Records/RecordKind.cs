using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xinjing.Serverless.Records;

/// <summary>What the kernel has to know of a kind of record: its ids, how state and events are stored, and how an event changes the state.</summary>
public sealed class RecordKind<TState> where TState : class, IRecordState
{
    /// <summary>Characters of one stored text; a property of a table row holds 32,768.</summary>
    internal const int MostCharacters = 32_000;

    /// <summary>Characters of a state; it is cut into as many properties as it takes.</summary>
    public int MostOfState { get; init; } = MostCharacters;

    /// <summary>For people: what one of it is called.</summary>
    public required string Noun { get; init; }

    /// <summary>Whether a text can be the id of one.</summary>
    public required Func<string, bool> IsId { get; init; }

    /// <summary>Says that there is none with an id.</summary>
    public required Func<string, Exception> NotFound { get; init; }

    public required JsonTypeInfo<TState> Json { get; init; }

    public required EventSet Events { get; init; }

    /// <summary>The state after one more event of a record with this id.</summary>
    public required Func<TState?, RecordedEvent, string, TState> Apply { get; init; }

    public LogEntry Append(string id, string previousHash, RecordedEvent recorded) => RecordLog.Append(id, previousHash, recorded, Events.Write(recorded.Event));

    public RecordedEvent Read(LogEntry entry) => new(entry.Sequence, entry.At, entry.By, Events.Read(entry.Event, entry.Content));

    /// <summary>The state that a whole log makes.</summary>
    public TState Replay(IEnumerable<LogEntry> log, string id) =>
        log.Select(Read).Aggregate((TState?)null, (state, recorded) => Apply(state, recorded, id))
        ?? throw new InvalidOperationException($"The log of {id} is empty.");

    /// <summary>The commit that lets these events happen to a record.</summary>
    /// <param name="now">UTC, whole milliseconds.</param>
    /// <param name="receipt">Gets the version that the record has afterwards.</param>
    /// <exception cref="CommandRejectedException">What it says is too long to be stored, or the record has become so.</exception>
    public Commit<TState> Commit(string id, Stored<TState>? before, IReadOnlyList<LoggedEvent> events, string by, DateTimeOffset now, CommandReceipt? receipt = null)
    {
        var (state, hash) = (before?.State, before?.LogHash ?? "");
        var entries = new List<LogEntry>(events.Count);
        foreach (var happened in events)
        {
            var recorded = new RecordedEvent((state?.Version ?? 0) + 1, now, by, happened);
            state = Apply(state, recorded, id);
            entries.Add(Append(id, hash, recorded));
            hash = entries[^1].Hash;
        }

        var snapshot = JsonSerializer.Serialize(state!, Json);
        if (snapshot.Length > MostOfState || entries.Exists(entry => entry.Content.Length > MostCharacters)) throw TooLong();
        return new Commit<TState>
        {
            Before = before,
            After = state!,
            Entries = entries,
            Snapshot = snapshot,
            Receipt = receipt is null ? null : receipt with { Version = state!.Version },
        };
    }

    private CommandRejectedException TooLong() =>
        new(new Rejection(RejectionKind.Content, "too-long-together", $"The texts are too long together, for this step or for this {Noun}; shorten them."), []);
}
