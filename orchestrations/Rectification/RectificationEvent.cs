using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>Something that happened to a target.</summary>
public abstract record RectificationEvent : LoggedEvent
{
    /// <summary>The status that it led to; <c>null</c> where it stayed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RectificationStatus? Status { get; init; }

    /// <summary>UTC; when the target is to be visited again, where the event closed it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<DateTimeOffset>? Revisits { get; init; }
}

public sealed record TargetListed : RectificationEvent
{
    public required string Campaign { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Address { get; init; }

    public string? Section { get; init; }

    public string? Grid { get; init; }

    public string? Registration { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Account { get; init; }

    public required string Unit { get; init; }

    public bool FoundOnStreet { get; init; }
}

public sealed record TargetEntrusted(string Unit, IReadOnlyList<string> JointUnits) : RectificationEvent;

/// <param name="Account">To whom in the chat; <c>null</c> for a printed one.</param>
public sealed record NoticeDelivered(NoticeWay Way, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Account = null) : RectificationEvent;

/// <param name="Account"><c>null</c>: the firm hears nothing in the chat any more.</param>
public sealed record AccountChanged(string? Account) : RectificationEvent;

public sealed record NoticeConfirmed : RectificationEvent;

/// <param name="Items">Every item that was answered.</param>
public sealed record PartChecked(string Unit, IReadOnlyList<string> Items, IReadOnlyList<Finding> Findings) : RectificationEvent;

/// <param name="Items">Every item that was answered, the parts' included.</param>
/// <param name="Findings">Of all of them; none when the target passed.</param>
public sealed record TargetInspected(IReadOnlyList<string> Items, IReadOnlyList<Finding> Findings, string? Team, Service? Service) : RectificationEvent;

/// <param name="Findings">As they are ordered. Its deadlines are theirs.</param>
public sealed record OrderServed(string Number, Service Service, string? ReceivedBy, IReadOnlyList<Finding> Findings) : RectificationEvent;

/// <param name="Number">From 1, within the target.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record LinkIssued(int Number, DateTimeOffset ExpiresAt) : RectificationEvent;

public sealed record LinkRevoked : RectificationEvent;

public sealed record PaperHandedIn(string Item, string Paper, string? File) : RectificationEvent;

public sealed record PaperJudged(string Item, string Paper, bool Accepted, string? Reason) : RectificationEvent;

public sealed record FindingReportedFixed(string Item, string Note) : RectificationEvent;

/// <summary>A term is over, and nothing came from the firm.</summary>
public sealed record TermPassed(string Item, DateTimeOffset DueAt) : RectificationEvent;

public sealed record TargetReinspected(IReadOnlyList<CureResult> Results) : RectificationEvent;

/// <param name="Next">How the finding stands after it.</param>
public sealed record CureResult(string Item, bool Cured, string? Note, FindingStatus Next);

public sealed record TermExtensionRequested(string Item, int WorkingDays, string Reason) : RectificationEvent;

/// <summary>When it is approved, the deadline begins with it as extended.</summary>
public sealed record TermExtensionDecided(string Item, bool Approved, int WorkingDays, string? Note) : RectificationEvent;

/// <summary>Its deadlines are those that ran, paused.</summary>
public sealed record TargetSuspended(DateTimeOffset Until, string Reason) : RectificationEvent;

/// <summary>Its deadlines are those that the suspension had paused, running.</summary>
public sealed record TargetResumed : RectificationEvent;

public sealed record TargetUrged(string Note) : RectificationEvent;

public sealed record InterviewHeld(bool Attended, string Note) : RectificationEvent;

public sealed record TargetHandedOver(string To, string Note) : RectificationEvent;

public sealed record EnforcementAnswered(EnforcementResult Result, string Note, string? Document) : RectificationEvent;

/// <summary>It is time to look again.</summary>
public sealed record RevisitFellDue : RectificationEvent;

/// <param name="Relapses">What begins another round; none for a good visit.</param>
public sealed record TargetRevisited(string Note, IReadOnlyList<Finding> Relapses) : RectificationEvent;

public sealed record TargetExcluded(ExclusionReason Reason, string Note) : RectificationEvent;

public sealed record TargetReinstated(string Reason) : RectificationEvent;

public sealed record EvidenceAdded(Photo Photo) : RectificationEvent;

/// <param name="Subject">The finding's item, where the wait is for one.</param>
public sealed record TermReminded(DeadlineKind Deadline, string? Subject, DateTimeOffset DueAt) : RectificationEvent;

/// <param name="Subject">The finding's item, where the wait is for one.</param>
public sealed record TermEscalated(DeadlineKind Deadline, string? Subject, DateTimeOffset DueAt, EscalationTarget To) : RectificationEvent;

/// <summary>The calendar changed and moved deadlines.</summary>
/// <param name="CalendarEdition">Of the calendar that counts now.</param>
public sealed record TermsRecomputed(string CalendarEdition) : RectificationEvent;
