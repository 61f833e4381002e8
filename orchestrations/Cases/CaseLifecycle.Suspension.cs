using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    private static Decision Suspend(CaseState state, Suspend command, DateTimeOffset now) => SuspensionRule.Refuse(command.Until, now) ?? Decision.Of(
    [
        .. AlertsDue(state, now),
        new CaseSuspended(command.Until, command.Reason) { Deadlines = state.Deadlines.Suspend(now) },
    ]);

    /// <summary>The clock goes on when somebody or the orchestration says so.</summary>
    private CaseResumed Resumed(CaseState state, DateTimeOffset now) => new() { Deadlines = state.Deadlines.Resume(planner, now) };
}
