using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Rectification;

/// <summary>Something a person or the orchestration wants done to a target.</summary>
public abstract record RectificationCommand;

/// <summary>列入底册.</summary>
/// <param name="Entry">Checked against the campaign.</param>
/// <param name="FoundOnStreet">An inspector found it; it was on no list.</param>
public sealed record ListTarget(string Id, TargetEntry Entry, bool FoundOnStreet) : RectificationCommand;

/// <summary>Gives the target to another department, or others a part in it (联合检查).</summary>
public sealed record Entrust(string Unit, IReadOnlyList<string>? JointUnits = null) : RectificationCommand;

/// <summary>温馨提示 delivered; in the chat it is sent by this.</summary>
/// <param name="Account">The firm's in the town's WeCom, where the list has none or another.</param>
public sealed record DeliverNotice(NoticeWay Way, string? Account = null) : RectificationCommand;

/// <summary>The firm has another account in the chat, or none: what it is told goes there from now on.</summary>
/// <param name="Account"><c>null</c> for none.</param>
public sealed record SetAccount(string? Account = null) : RectificationCommand;

/// <summary>The firm says that it has the notice.</summary>
public sealed record ConfirmNotice : RectificationCommand;

/// <summary>What one department of a joint inspection looked at.</summary>
public sealed record Check(IReadOnlyList<ItemAnswer> Answers) : RectificationCommand;

/// <summary>检查, concluded by the main department: together with the parts, every item of the kind is answered.</summary>
/// <param name="Team">For people: who was there.</param>
/// <param name="Service">Whether the firm signed the record.</param>
public sealed record Inspect(IReadOnlyList<ItemAnswer> Answers, string? Team = null, Service? Service = null) : RectificationCommand;

/// <param name="Ok">It is as it should be.</param>
/// <param name="Note">What was seen; required where it is not.</param>
public sealed record ItemAnswer(string Item, bool Ok, string? Note = null);

/// <summary>责令改正, with terms and ways where they differ from the template's.</summary>
/// <param name="Number">The town's own; made from the target's id when left out.</param>
public sealed record ServeOrder(Service Service, string? ReceivedBy = null, string? Number = null, IReadOnlyList<OrderedTerm>? Terms = null) : RectificationCommand;

/// <summary>What an order says of one finding.</summary>
public sealed record OrderedTerm(string Item, TimeLimit? Term = null, CureWay? Way = null);

/// <summary>线上补交 of one paper, by the firm's door or a handler.</summary>
/// <param name="File">A photo's id, or the file's name.</param>
public sealed record HandIn(string Item, string Paper, string? File = null) : RectificationCommand;

/// <summary>审核 of one paper, by somebody who did not inspect.</summary>
/// <param name="File">The one that was looked at; another that the firm handed in since is not judged. Left out: whichever is there.</param>
public sealed record JudgePaper(string Item, string Paper, bool Accepted, string? Reason = null, string? File = null) : RectificationCommand;

/// <summary>The unit has seen, or the firm has said, that a finding is cured on site.</summary>
public sealed record ReportFixed(string Item, string Note) : RectificationCommand;

/// <summary>复查 of some or all findings, by somebody who did not inspect.</summary>
public sealed record Reinspect(IReadOnlyList<CureAnswer> Results) : RectificationCommand;

/// <param name="Note">What was seen; required where it is not cured.</param>
/// <param name="Term">Of the second term; the first one's again when left out.</param>
public sealed record CureAnswer(string Item, bool Cured, string? Note = null, TimeLimit? Term = null);

/// <summary>延期申请 for one finding.</summary>
public sealed record RequestTermExtension(string Item, int WorkingDays, string Reason) : RectificationCommand;

/// <summary>延期审批, by a supervisor who is not the one who asked.</summary>
public sealed record DecideTermExtension(bool Approved, string? Note = null) : RectificationCommand;

/// <summary>挂账.</summary>
public sealed record SuspendTarget(DateTimeOffset Until, string Reason) : RectificationCommand;

public sealed record ResumeTarget : RectificationCommand;

/// <summary>催办.</summary>
public sealed record UrgeTarget(string Note) : RectificationCommand;

/// <summary>约谈.</summary>
public sealed record HoldInterview(bool Attended, string Note) : RectificationCommand;

/// <summary>移送, with the file.</summary>
/// <param name="To">One of the template's.</param>
public sealed record HandOver(string To, string Note) : RectificationCommand;

/// <summary>What enforcement answered.</summary>
/// <param name="Document">Number of its decision.</param>
public sealed record RecordResult(EnforcementResult Result, string Note, string? Document = null) : RectificationCommand;

/// <summary>回头看; what is bad again begins another round.</summary>
/// <param name="Relapses">Items that are not as they should be; none for a good visit.</param>
public sealed record Revisit(string Note, IReadOnlyList<ItemAnswer>? Relapses = null) : RectificationCommand;

/// <summary>Off the list.</summary>
public sealed record Exclude(ExclusionReason Reason, string Note) : RectificationCommand;

/// <summary>Back on the list.</summary>
public sealed record Reinstate(string Reason) : RectificationCommand;

/// <summary>A link for the firm itself; the one before it counts no more.</summary>
/// <param name="Days">Until it expires, natural days, 1 to 90.</param>
public sealed record IssueLink(int Days = 30) : RectificationCommand;

/// <summary>The firm's link counts no more.</summary>
public sealed record RevokeLink : RectificationCommand;

/// <summary>A picture that is stored already becomes part of the record.</summary>
public sealed record AddEvidence(Photo Photo) : RectificationCommand;

/// <summary>The orchestration asks for what is due by itself: reminders, escalations, terms that are over, visits.</summary>
public sealed record TakeDueTerms : RectificationCommand;
