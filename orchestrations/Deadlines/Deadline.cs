using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Deadlines;

/// <summary>How a wait stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineStatus>))]
public enum DeadlineStatus
{
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>The clock stands still (挂账).</summary>
    [JsonStringEnumMemberName("paused")]
    Paused,

    /// <summary>Done at or before the due instant.</summary>
    [JsonStringEnumMemberName("met")]
    Met,

    /// <summary>Done after the due instant.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,

    /// <summary>No longer asked for, for example because the unit returned the case.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>One thing to do about a running deadline: a reminder before it, or a step of escalation after it.</summary>
/// <param name="At">UTC instant.</param>
/// <param name="EscalateTo">Whom to tell; <c>null</c> for the reminder to the one who has to act.</param>
public sealed record Alert(DateTimeOffset At, EscalationTarget? EscalateTo);

/// <summary>The condition of a category that a limit was taken from.</summary>
/// <param name="Edition">Of the set of categories.</param>
public sealed record LimitOrigin(string Category, string Condition, string Edition);

/// <summary>
/// A wait with its due instant and the whole proof of it: the rule, the limit, the start, pauses and extensions. From the proof
/// alone a <see cref="DeadlinePlanner"/> computes the instants again. Part of the case's state and of stored events.
/// </summary>
public sealed record Deadline
{
    public required DeadlineKind Kind { get; init; }

    /// <summary>What is waited for, where a record can have several of a kind, such as the item of a finding; else <c>null</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>Id of the service level, and the edition of the set that it stood in.</summary>
    public required string Rule { get; init; }

    public required string Edition { get; init; }

    /// <summary>The limit that counts; <c>null</c> in a deadline older than its proof, see <see cref="DeadlineProof"/>.</summary>
    public TimeLimit? Limit { get; init; }

    /// <summary>A limit that a person set for this one wait: other rules do not change it.</summary>
    public TimeLimit? OwnLimit { get; init; }

    /// <summary>Where the limit came from; <c>null</c> when it is the service level's own.</summary>
    public LimitOrigin? LimitFrom { get; init; }

    /// <summary>Of the calendar that the instants were computed with; <c>null</c> in a deadline older than calendars.</summary>
    public string? CalendarEdition { get; init; }

    /// <summary>Reminder as a share of the open time from start to due.</summary>
    public double RemindAt { get; init; }

    /// <summary>The rule's steps after the due instant.</summary>
    // Lists are null in the generated reader where they are left out, initializer or not.
    public IReadOnlyList<Escalation> Escalations { get; init => field = value ?? []; } = [];

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>In order of time; the last one has no end while the deadline is paused.</summary>
    public IReadOnlyList<Pause> Pauses { get; init => field = value ?? []; } = [];

    /// <summary>Time that was added, in order; each counts from where the one before ends.</summary>
    public IReadOnlyList<TimeLimit> Extensions { get; init => field = value ?? []; } = [];

    /// <summary>UTC. While paused: where it stood when the clock stopped; it moves when the clock goes on.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The calendar of a year that the deadline reaches into is not loaded yet.</summary>
    public bool Provisional { get; init; }

    public DeadlineStatus Status { get; init; } = DeadlineStatus.Running;

    /// <summary>UTC; when it was met, missed or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Missed, but not held against the unit: an appeal was granted.</summary>
    public bool Exempt { get; init; }

    /// <summary>Reminder and escalations in order of time.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>How many of the alerts have been given.</summary>
    public int AlertsGiven { get; init; }

    /// <summary>The next instant at which something is due; <c>null</c> when all alerts are given, or the wait is over or paused.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextAlertAt =>
        Status == DeadlineStatus.Running && AlertsGiven < Alerts.Count ? Alerts[AlertsGiven].At : null;

    /// <summary>Running or paused: not over yet.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is DeadlineStatus.Running or DeadlineStatus.Paused;

    /// <summary>Stops the clock (挂账); no alert is due until <see cref="DeadlinePlanner.Resume"/>.</summary>
    /// <param name="at">UTC; not before the start and not before the last pause ended.</param>
    /// <exception cref="InvalidOperationException">It is not running, or <paramref name="at"/> is too early.</exception>
    public Deadline Pause(DateTimeOffset at)
    {
        if (Status != DeadlineStatus.Running) throw new InvalidOperationException($"The deadline for {Kind} is {Status}; only a running one can be paused.");
        if (at < (Pauses.Count > 0 ? Pauses[^1].To : StartedAt)) throw new InvalidOperationException($"{at:O} is before the clock began to run.");
        return DeadlineProof.Complete(this) with { Status = DeadlineStatus.Paused, Pauses = [.. Pauses, new Pause(at)] };
    }

    /// <summary>Whether nothing moved: the same due instant, as certain, and the same alerts.</summary>
    public bool HasTimesOf(Deadline other) =>
        DueAt == other.DueAt && Provisional == other.Provisional && Alerts.SequenceEqual(other.Alerts);

    /// <summary>Met or missed; what is done while the clock stands still is done at the instant at which it stopped.</summary>
    public Deadline Done(DateTimeOffset at) => this with
    {
        Status = (Status == DeadlineStatus.Paused ? Pauses[^1].From : at) <= DueAt ? DeadlineStatus.Met : DeadlineStatus.Missed,
        EndedAt = at,
    };

    public Deadline Cancelled(DateTimeOffset at) => this with { Status = DeadlineStatus.Cancelled, EndedAt = at };
}
