using System.Text.Json.Serialization;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

/// <summary>Something that happened to a case.</summary>
public abstract record CaseEvent : LoggedEvent;

public sealed record CaseFiled : CaseEvent
{
    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public required string Category { get; init; }

    public required string Condition { get; init; }

    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public bool Urgent { get; init; }

    public bool HasReporter { get; init; }

    /// <summary>Numbers of persons are masked in its texts; the whole texts stand sealed beside the log.</summary>
    public bool HasSealedWords { get; init; }

    /// <summary>Open cases that the report probably repeats; <c>null</c> for none.</summary>
    public IReadOnlyList<LikelyDuplicate>? LikelyDuplicates { get; init; }

    /// <summary>Where in a batch the report stood; <c>null</c> when it came in by itself.</summary>
    public ReportStamp? From { get; init; }
}

/// <summary>The reporter said more.</summary>
/// <param name="Grid">Of the case after it.</param>
/// <param name="HasSealedWords">As with <see cref="CaseFiled"/>.</param>
public sealed record ReportSupplemented(string? Note, string? Address, GeoPoint? Location, string? Grid, bool HasSealedWords = false) : CaseEvent;

/// <param name="Rule">The dispatch rule that chose the unit; <c>null</c> when a dispatcher did.</param>
public sealed record CaseAssigned(string Unit, IReadOnlyList<string> JointUnits, string? Note, string? Rule) : CaseEvent;

/// <summary>No rule leads to a unit that has not returned the case: a dispatcher must assign it.</summary>
public sealed record DispatchDeferred(string Reason) : CaseEvent;

public sealed record CaseAccepted : CaseEvent;

/// <summary>Somebody read who the citizen is, or what they said to the letter.</summary>
public sealed record ReporterDisclosed(string Purpose) : CaseEvent;

/// <summary>What told who the citizen is has gone; it stood in a row of its own, so the log stays whole.</summary>
public sealed record ReporterErased(string Reason) : CaseEvent;

public sealed record CaseReturned(string Unit, string Reason) : CaseEvent;

public sealed record CitizenContacted(bool Done, DateTimeOffset? ContactedAt, string? Person, string? Mode, string? Reason) : CaseEvent;

/// <param name="Unit">Of the one who reported; <c>null</c> in a log older than joint handling.</param>
public sealed record ProgressReported(string Note, string? Unit = null) : CaseEvent;

public sealed record CaseCompleted(CaseResult Result, string FactFinding, string ClaimFinding, string Note) : CaseEvent;

public sealed record CaseVerified(bool Passed, string? Note, CheckOutcome Outcome) : CaseEvent;

/// <param name="Leader">Who alone completes the round that begins: the unit's leader, after a dissatisfied citizen.</param>
public sealed record CitizenCalledBack(
    bool Reached, bool? Solved, Satisfaction? Satisfaction, string? Reason, CheckOutcome Outcome, string? Leader = null) : CaseEvent;

public sealed record CaseUrged(string Note) : CaseEvent;

public sealed record CaseRejected(string Reason) : CaseEvent;

public sealed record CaseReopened(string Reason) : CaseEvent;

public sealed record ExtensionRequested(int WorkingDays, string Reason) : CaseEvent;

/// <summary>When it is approved, the deadline for handling begins with it as extended.</summary>
public sealed record ExtensionDecided(bool Approved, int WorkingDays, string? Note) : CaseEvent;

/// <summary>Its deadlines are those that ran, paused.</summary>
public sealed record CaseSuspended(DateTimeOffset Until, string Reason) : CaseEvent;

/// <summary>By a person, or by the system when the time had come. Its deadlines are those that were paused, running.</summary>
public sealed record CaseResumed : CaseEvent;

public sealed record ReturnUnlocked(string? Note) : CaseEvent;

/// <summary>Its deadline is the order's.</summary>
public sealed record SupervisionOrdered(string Order) : CaseEvent;

public sealed record AppealFiled(DeadlineKind Deadline, string Reason) : CaseEvent;

public sealed record AppealDecided(bool Approved, string? Note, AppealOutcome Outcome) : CaseEvent;

public sealed record CaseMerged(string Into) : CaseEvent;

/// <summary>Another case was merged into this one.</summary>
public sealed record DuplicateTakenIn(string Duplicate) : CaseEvent;

public sealed record PhotoAdded(Photo Photo) : CaseEvent;

/// <summary>A picture that somebody sent cannot be had.</summary>
public sealed record PhotoMissed(MissingPhoto Photo) : CaseEvent;

public sealed record DeadlineReminded(DeadlineKind Deadline, DateTimeOffset DueAt) : CaseEvent;

public sealed record DeadlineEscalated(DeadlineKind Deadline, DateTimeOffset DueAt, EscalationTarget To) : CaseEvent;

/// <summary>Reference data changed and moved deadlines; <see cref="LoggedEvent.Deadlines"/> has them as they are now.</summary>
public sealed record DeadlinesRecomputed(long ReferenceVersion, IReadOnlyList<DeadlineMove> Moved) : CaseEvent;

/// <summary>A deadline before and after; UTC. The due instant is the same where only alerts moved, or a provisional one became final.</summary>
public sealed record DeadlineMove(DeadlineKind Kind, DateTimeOffset Before, DateTimeOffset After, bool Provisional);

/// <summary>Where a check leads.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
public enum CheckOutcome
{
    [JsonStringEnumMemberName("callBack")]
    CallBack,

    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>返工 with the same unit.</summary>
    [JsonStringEnumMemberName("rework")]
    Rework,

    /// <summary>Too many rounds: back to a dispatcher.</summary>
    [JsonStringEnumMemberName("dispatch")]
    Dispatch,
}
