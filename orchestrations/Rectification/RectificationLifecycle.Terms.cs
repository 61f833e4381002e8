using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

public sealed partial class RectificationLifecycle
{
    /// <summary>Extensions of one finding's term.</summary>
    public const int MaxExtensions = 2;

    private const int MostDays = 366;

    /// <summary>How long the town may take for a step, from the campaign's template.</summary>
    private Deadline Plan(RectificationState state, DeadlineKind kind, DateTimeOffset now, string? subject = null)
    {
        var terms = campaign.Template.Terms;
        var limit = kind switch
        {
            DeadlineKind.Notice => terms.Notice,
            DeadlineKind.Inspection => terms.Inspection,
            DeadlineKind.Judgement => terms.Judgement,
            DeadlineKind.Reinspection => terms.Reinspection,
            DeadlineKind.Interview => terms.Interview,
            DeadlineKind.Enforcement => terms.Enforcement,
            DeadlineKind.Revisit => terms.Revisit,
            _ => throw new InvalidOperationException($"No term of {state.Id} for {kind}."),
        };
        return Begun(kind, subject, limit, own: null, now);
    }

    private Deadline PlanTerm(string item, TimeLimit? own, DateTimeOffset now) =>
        Begun(DeadlineKind.Rectification, item, own ?? campaign.Template.FindItem(item)!.Term, own, now);

    private Deadline Begun(DeadlineKind kind, string? subject, TimeLimit limit, TimeLimit? own, DateTimeOffset now) => planner.Recompute(new Deadline
    {
        Kind = kind,
        Subject = subject,
        Rule = subject is null ? campaign.Template.Code : $"{campaign.Template.Code}/{subject}",
        Edition = campaign.Edition,
        Limit = limit,
        OwnLimit = own,
        RemindAt = campaign.Template.RemindAt,
        Escalations = campaign.Template.Escalations,
        StartedAt = now,
        DueAt = now,
        Alerts = [],
    });

    private static Decision? WrongTerm(TimeLimit? term) => term switch
    {
        null => null,
        { Unit: TimeUnit.Seconds } => Decision.Invalid("term-invalid", "A term counts in hours or days."),
        { Amount: < 1 or > MostDays } => Decision.Invalid("term-invalid", $"A term is 1 to {MostDays}, not {term.Amount}."),
        _ => null,
    };

    private List<RectificationEvent> DueActions(RectificationState state, DateTimeOffset now)
    {
        if (state.Status.IsOver()) return [];
        if (state.Suspension is { } suspension) return suspension.Until <= now ? [Resumed(state, now)] : [];
        List<RectificationEvent> events = [];
        if (Recomputed(state) is { } recomputed)
        {
            events.Add(recomputed);
            state = Applied(state, recomputed, now);
        }

        events.AddRange(AlertsDue(state, now));
        if (state.Status == RectificationStatus.Closed && state.Revisits[state.RevisitsDone] <= now)
            events.Add(new RevisitFellDue { Status = RectificationStatus.Revisiting, Deadlines = [Plan(state, DeadlineKind.Revisit, now)] });
        var after = state;
        foreach (var term in state.Findings.Select(f => TermOf(state, f)).OfType<Deadline>().Where(term => term.DueAt <= now))
        {
            var passed = Leading(after, new TermPassed(term.Subject!, term.DueAt), now);
            after = Applied(after, passed, now);
            events.Add(passed);
        }

        return events;
    }

    private static IEnumerable<RectificationEvent> AlertsDue(RectificationState state, DateTimeOffset now) =>
        state.Deadlines.SelectMany(deadline => deadline.AlertsDue(now).Select(alert => Given(deadline, alert)));

    private static RectificationEvent Given(Deadline deadline, Alert alert) => alert.EscalateTo is { } target
        ? new TermEscalated(deadline.Kind, deadline.Subject, deadline.DueAt, target)
        : new TermReminded(deadline.Kind, deadline.Subject, deadline.DueAt);

    /// <summary>The end of the first term that still runs.</summary>
    private static DateTimeOffset? TermsEnd(RectificationState state) => state.Findings.Min(f => TermOf(state, f)?.DueAt);

    /// <summary>The running term of a finding that waits for the firm; <c>null</c> for any other.</summary>
    private static Deadline? TermOf(RectificationState state, Finding finding) =>
        finding.Status == FindingStatus.Open && state.Find(DeadlineKind.Rectification, finding.Item) is { Status: DeadlineStatus.Running } term ? term : null;

    private static Decision Request(RectificationState state, RequestTermExtension command, DateTimeOffset now) =>
        state.FindFinding(command.Item) is not { } finding ? NoFinding(command.Item)
        : finding.ExtensionsApproved >= MaxExtensions ? Decision.NotNow("too-many-extensions", $"A term is extended {MaxExtensions} times at most.")
        : ExtensionRule.Refuse(command.WorkingDays) ?? ExtensionRule.Refuse(state.Find(DeadlineKind.Rectification, command.Item), now)
            ?? Decision.Of(new TermExtensionRequested(command.Item, command.WorkingDays, command.Reason));

    private Decision DecideOn(RectificationState state, DecideTermExtension command)
    {
        var (item, asked) = (state.Extension!.Item, state.Extension.Request);
        var decided = new TermExtensionDecided(item, command.Approved, asked.WorkingDays, command.Note);
        return Decision.Of(command.Approved ? decided with { Deadlines = [planner.Extend(state.Find(DeadlineKind.Rectification, item)!, asked.WorkingDays)] } : decided);
    }

    private static Decision Suspend(RectificationState state, SuspendTarget command, DateTimeOffset now) => SuspensionRule.Refuse(command.Until, now) ?? Decision.Of(
    [
        .. AlertsDue(state, now),
        new TargetSuspended(command.Until, command.Reason) { Status = RectificationStatus.Suspended, Deadlines = state.Deadlines.Suspend(now) },
    ]);

    /// <summary>A term that stood still before the suspension, since the firm had done its part, goes on standing still.</summary>
    private TargetResumed Resumed(RectificationState state, DateTimeOffset now) => new()
    {
        Status = state.Suspension!.From,
        Deadlines = state.Deadlines.Where(d => d.Kind != DeadlineKind.Rectification || state.FindFinding(d.Subject!)?.Status is not (FindingStatus.Claimed or FindingStatus.HandedIn)).Resume(planner, now),
    };

    /// <summary>Deadlines that are over stay as they were; a paused one moves as far as it has come.</summary>
    private TermsRecomputed? Recomputed(RectificationState state)
    {
        var moved = state.Deadlines.Select(before => (Before: before, After: planner.Recompute(before))).Where(m => !m.After.HasTimesOf(m.Before)).ToList();
        return moved.Count == 0 ? null : new TermsRecomputed(planner.Calendar.Edition) { Deadlines = [.. moved.Select(m => m.After)] };
    }
}
