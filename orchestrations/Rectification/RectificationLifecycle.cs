using System.Diagnostics;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>
/// Every rule of a campaign's target, without I/O and without a clock: from the list over notice, inspection, order, cure and
/// re-inspection to closing, enforcement and the visits after it. What is looked at and how long it takes is the campaign's.
/// </summary>
/// <param name="planner">Only its calendar counts: terms are the template's or the order's. A changed one reaches a target when it is looked at next.</param>
public sealed partial class RectificationLifecycle(Campaign campaign, DeadlinePlanner planner)
{
    /// <summary>Photos of one target.</summary>
    public const int MaxPhotos = 60;

    /// <summary>What happens when this actor gives this command now, or why nothing does.</summary>
    /// <param name="state"><c>null</c> before listing.</param>
    /// <param name="now">UTC.</param>
    public Decision Decide(RectificationState? state, RectificationCommand command, Actor actor, DateTimeOffset now)
    {
        if (command is ListTarget entry) return state is null ? List(entry, now) : Decision.NotNow("already-listed", "The target is on the list already.");
        if (state is null) throw new InvalidOperationException($"{command.GetType().Name} needs a target.");
        if (command is TakeDueTerms) return Decision.Of(DueActions(state, now));
        return Refuse(state, RectificationRule.For(command), actor, now) ?? RectificationText.Refuse(command) ?? Carry(state, command, actor, now);
    }

    /// <summary>Names of the commands that this actor could give now, in the order of the procedure.</summary>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<string> Allowed(RectificationState state, Actor actor, DateTimeOffset now) =>
        [.. RectificationRule.Named.Where(rule => Refuse(state, rule, actor, now) is null).Select(rule => rule.Name)];

    /// <summary>The next instant (UTC) at which something is due by itself; <c>null</c> when nothing is.</summary>
    public static DateTimeOffset? NextDeadline(RectificationState state) =>
        state.Status.IsOver() ? null
        : state.Suspension is { } suspension ? suspension.Until
        : Earliest(state.Deadlines.NextAlertAt(), TermsEnd(state), state.Status == RectificationStatus.Closed ? state.Revisits[state.RevisitsDone] : null);

    private Decision Carry(RectificationState state, RectificationCommand command, Actor actor, DateTimeOffset now) => command switch
    {
        Entrust c => EntrustTo(c),
        DeliverNotice c => Notify(state, c, now),
        SetAccount c => c.Account == state.Account ? Decision.Of() : Decision.Of(new AccountChanged(c.Account)),
        ConfirmNotice => state.Notice!.ConfirmedAt is null ? Decision.Of(new NoticeConfirmed()) : Decision.Of(),
        Check c => CheckPart(state, c, actor),
        Inspect c => Conclude(state, c, now),
        ServeOrder c => Order(state, c, now),
        HandIn c => TakeIn(state, c, now),
        JudgePaper c => Judge(state, c, now),
        ReportFixed c => Claim(state, c, now),
        Reinspect c => LookAgain(state, c, now),
        RequestTermExtension c => Request(state, c, now),
        DecideTermExtension c => DecideOn(state, c),
        SuspendTarget c => Suspend(state, c, now),
        ResumeTarget => Decision.Of(Resumed(state, now)),
        UrgeTarget c => Decision.Of(new TargetUrged(c.Note)),
        HoldInterview c => Talk(state, c, now),
        HandOver c => Pass(state, c, now),
        RecordResult c => Answer(state, c, now),
        Revisit c => Visit(state, c, now),
        Exclude c => Decision.Of(new TargetExcluded(c.Reason, c.Note) { Status = RectificationStatus.Excluded }),
        Reinstate c => Decision.Of(new TargetReinstated(c.Reason) { Status = RectificationStatus.Listed, Deadlines = [Plan(state, DeadlineKind.Notice, now)] }),
        IssueLink c => Issue(state, c, now),
        RevokeLink => Decision.Of(new LinkRevoked()),
        AddEvidence c => Add(state, c),
        _ => throw new UnreachableException($"{command.GetType().Name} by {actor.Id}."),
    };

    private static Decision? Refuse(RectificationState state, RectificationRule rule, Actor actor, DateTimeOffset now)
    {
        if (rule.Forbids(state, actor) is { } reason) return Decision.Reject(RejectionKind.Person, "not-yours", reason);
        return rule.Statuses.Contains(state.Status) ? Blocked(state, rule, now) : Decision.NotNow("not-in-this-state", $"A target that is {Word(state.Status)} takes no '{rule.Name}'.");
    }

    /// <summary>What the target itself has against a command in this status, whatever the command says.</summary>
    private static Decision? Blocked(RectificationState state, RectificationRule rule, DateTimeOffset now) => rule.Name switch
    {
        "inspect" => JointRule.Refuse(state.JointUnits, state.Checks.Select(c => c.Unit)),
        "request-extension" => state.Extension is null ? null : Decision.NotNow("extension-already-requested", "An extension is being decided on."),
        "decide-extension" => state.Extension is { } asked ? ExtensionRule.Refuse(state.Find(DeadlineKind.Rectification, asked.Item), now) : Decision.NotNow("no-extension-requested", "Nobody asked for an extension."),
        "interview" => state.InterviewedAt is null ? null : Decision.NotNow("interviewed-before", "The firm has been talked to in this round; hand it over."),
        "revoke-link" => state.Link is null ? Decision.NotNow("no-link", "There is no link that counts.") : null,
        "hand-over" => state.InterviewedAt is null ? Decision.NotNow("interview-first", "The firm is talked to before it is handed over.") : null,
        _ => null,
    };

    private static DateTimeOffset? Earliest(params IEnumerable<DateTimeOffset?> instants) => instants.Min();

    private static string Word(RectificationStatus status) => status.ToString().ToLowerInvariant();
}
