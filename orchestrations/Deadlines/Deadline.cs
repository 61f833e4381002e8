using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Deadlines;

/// <summary>How a wait stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineStatus>))]
public enum DeadlineStatus
{
    [JsonStringEnumMemberName("running")]
    Running,

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

/// <summary>A wait with its due instant and the rule that made it; part of the case's state.</summary>
public sealed record Deadline
{
    public required DeadlineKind Kind { get; init; }

    /// <summary>Id of the service level, and the edition of the set that it stood in.</summary>
    public required string Rule { get; init; }

    public required string Edition { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The calendar of a year that the deadline reaches into is not loaded yet.</summary>
    public bool Provisional { get; init; }

    public DeadlineStatus Status { get; init; } = DeadlineStatus.Running;

    /// <summary>UTC; when it was met, missed or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Reminder and escalations in order of time.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>How many of the alerts have been given.</summary>
    public int AlertsGiven { get; init; }

    /// <summary>The next instant at which something is due; <c>null</c> when all alerts are given or the wait is over.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextAlertAt =>
        Status == DeadlineStatus.Running && AlertsGiven < Alerts.Count ? Alerts[AlertsGiven].At : null;

    internal Deadline Done(DateTimeOffset at) =>
        this with { Status = at <= DueAt ? DeadlineStatus.Met : DeadlineStatus.Missed, EndedAt = at };

    internal Deadline Cancelled(DateTimeOffset at) => this with { Status = DeadlineStatus.Cancelled, EndedAt = at };
}
