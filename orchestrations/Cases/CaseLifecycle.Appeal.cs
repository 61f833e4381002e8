using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    private static Decision? NoAppeal(CaseState state) =>
        state.Appeal is not null ? NotNow("appealed-before", "A case is appealed once.")
        : state.Deadlines.Any(d => d.Status == DeadlineStatus.Missed) ? null
        : NotNow("nothing-missed", "No deadline of the case was missed.");

    private static Decision? NoOpinion(CaseState state) =>
        state.Appeal is { Outcome: AppealOutcome.Pending } ? null : NotNow("no-appeal", "There is no appeal to decide on.");

    private static Decision Appeal(CaseState state, Appeal command) => state.Find(command.Deadline) is { Status: DeadlineStatus.Missed }
        ? Decision.Of(new AppealFiled(command.Deadline, command.Reason))
        : Invalid("deadline-not-missed", $"The deadline for {command.Deadline} was not missed.");

    private static Decision DecideOn(CaseState state, DecideAppeal command)
    {
        var outcome = state.Appeal!.Opinions.Count == 0 ? AppealOutcome.Pending
            : command.Approved && state.Appeal.Opinions.All(o => o.Approved) ? AppealOutcome.Granted
            : AppealOutcome.Refused;
        return Decision.Of(new AppealDecided(command.Approved, command.Note, outcome));
    }

    private static CaseState Appealed(CaseState state, AppealFiled appeal, RecordedEvent recorded) => HandledBy(state, recorded) with
    {
        Appeal = new OverdueAppeal { Deadline = appeal.Deadline, Reason = appeal.Reason, By = recorded.By, At = recorded.At, Outcome = AppealOutcome.Pending },
    };

    /// <summary>The raw fact, missed, stays; the exemption stands beside it.</summary>
    private static CaseState AppealDecided(CaseState state, AppealDecided decided, RecordedEvent recorded)
    {
        var appeal = state.Appeal! with
        {
            Outcome = decided.Outcome,
            Opinions = [.. state.Appeal!.Opinions, new AppealOpinion(decided.Approved, recorded.By, recorded.At)],
        };
        return Change(state, d => decided.Outcome == AppealOutcome.Granted && d.Kind == appeal.Deadline ? d with { Exempt = true } : d) with { Appeal = appeal };
    }
}
