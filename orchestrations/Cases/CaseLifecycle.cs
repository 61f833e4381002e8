using System.Diagnostics;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// Every rule of a case, without I/O and without a clock: who may do what in which stage, and what is due when.
/// <c>Decide</c> turns a command into events or a refusal; <see cref="Apply"/> makes the state; <see cref="NextDeadline"/>
/// says when the orchestration has to look again.
/// </summary>
public sealed partial class CaseLifecycle(DeadlinePlanner planner, Dispatcher dispatcher)
{
    /// <summary>What happens when this actor gives this command now, or why nothing does.</summary>
    /// <param name="state"><c>null</c> before filing.</param>
    /// <param name="now">UTC.</param>
    public Decision Decide(CaseState? state, CaseCommand command, Actor actor, DateTimeOffset now)
    {
        if (command is FileCase report) return state is null ? File(report, actor, now) : NotNow("already-filed", "The case exists already.");
        if (state is null) throw new InvalidOperationException($"{command.GetType().Name} needs a case.");
        if (command is TakeDueActions) return Decision.Of(DueActions(state, now));
        if (command is NoteMissingPhoto missing) return NoteMissing(state, missing, actor);
        if (command is RecomputeDeadlines recompute) return Recompute(state, recompute, actor);
        if (command is AmendReport amendment) return Amend(state, amendment, actor, now);
        return Refuse(WithPresentLeader(state), command, actor, now) ?? CommandText.Refuse(command) ?? Carry(state, command, actor, now);
    }

    /// <summary>Names of the commands that this actor could give now, in the order of the procedure.</summary>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<string> Allowed(CaseState state, Actor actor, DateTimeOffset now) =>
        [.. CommandRule.Named.Where(rule => Refuse(state, rule, actor, now) is null).Select(rule => rule.Name)];

    /// <summary>The next instant (UTC) at which something is due by itself; <c>null</c> when nothing is.</summary>
    public static DateTimeOffset? NextDeadline(CaseState state) =>
        state.Stage == CaseStage.Closed ? null
        : state.AwaitsDispatch ? DateTimeOffset.UnixEpoch
        : Earlier(state.Suspension?.Until, state.Deadlines.NextAlertAt());

    private Decision Carry(CaseState state, CaseCommand command, Actor actor, DateTimeOffset now) => command switch
    {
        Supplement c => Supplement(state, c),
        Assign c => Assign(state, c, now),
        Accept => Decision.Of(new CaseAccepted()),
        Return c => Decision.Of(new CaseReturned(state.Unit!, c.Reason) { Deadlines = Plan(state, now, DeadlineKind.Dispatch) }),
        Contact c => Contact(c, now),
        Report c => Decision.Of(new ProgressReported(c.Note, actor.Unit)),
        Complete c => Decision.Of(new CaseCompleted(c.Result, c.FactFinding, c.ClaimFinding, c.Note) { Deadlines = Plan(state, now, DeadlineKind.Verification) }),
        Verify c => Verify(state, c, now),
        CallBack c => CallBack(state, c, now),
        Urge c => Decision.Of(new CaseUrged(c.Note)),
        Reject c => Decision.Of(new CaseRejected(c.Reason)),
        Reopen c => Decision.Of(new CaseReopened(c.Reason) { Deadlines = Plan(state with { Rounds = state.Rounds + 1 }, now, DeadlineKind.Dispatch) }),
        RequestExtension c => Request(c),
        DecideExtension c => DecideOn(state, c),
        Suspend c => Suspend(state, c, now),
        Resume => Decision.Of(Resumed(state, now)),
        OrderSupervision c => Order(state, c, now),
        Merge c => Merge(state, c),
        Appeal c => Appeal(state, c),
        DecideAppeal c => DecideOn(state, c),
        UnlockReturn c => Decision.Of(new ReturnUnlocked(c.Note)),
        AddPhoto c => AddPhoto(state, c),
        DiscloseReporter c => Disclose(state, c),
        EraseReporter c => Erase(state, c),
        _ => throw new UnreachableException($"{command.GetType().Name} by {actor.Id}."),
    };

    private static Decision? Refuse(CaseState state, CaseCommand command, Actor actor, DateTimeOffset now) =>
        Refuse(state, CommandRule.For(command), actor, now);

    private static Decision? Refuse(CaseState state, CommandRule rule, Actor actor, DateTimeOffset now)
    {
        if (rule.Forbids(state, actor) is { } reason) return Decision.Reject(RejectionKind.Person, "not-yours", reason);
        return rule.Statuses.Contains(state.Status) ? Blocked(state, rule, now) : NotNow("not-in-this-state", $"A case that is {Word(state.Status)} takes no '{rule.Name}'.");
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;

    private static Decision NotNow(string code, string detail) => Decision.Reject(RejectionKind.State, code, detail);

    private static Decision Invalid(string code, string detail) => Decision.Reject(RejectionKind.Content, code, detail);

    private static string Word(CaseStatus status) => status switch
    {
        CaseStatus.InProgress => "in progress",
        CaseStatus.Rework => "in rework",
        CaseStatus.Verifying => "being verified",
        CaseStatus.CallingBack => "being called back",
        _ => status.ToString().ToLowerInvariant(),
    };
}
