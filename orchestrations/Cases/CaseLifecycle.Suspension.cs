using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    private static Decision Suspend(CaseState state, Suspend command, DateTimeOffset now) =>
        command.Until <= now ? Invalid("suspension-in-the-past", "'until' is when the case goes on; it must be in the future.")
        : command.Until > now.AddYears(1) ? Invalid("suspension-too-long", "A case is suspended for a year at most.")
        : Decision.Of([.. state.Deadlines.SelectMany(d => AlertsDue(d, now)), Suspended(state, command, now)]);

    /// <summary>What is due by now is given before the clock stops; it would come late by the whole suspension.</summary>
    private static CaseSuspended Suspended(CaseState state, Suspend command, DateTimeOffset now) => new(command.Until, command.Reason)
    {
        Deadlines =
        [
            .. from deadline in state.Deadlines
               where deadline.Status == DeadlineStatus.Running
               select deadline.Pause(now) with { AlertsGiven = deadline.AlertsGiven + AlertsDue(deadline, now).Count() },
        ],
    };

    /// <summary>The clock goes on when somebody or the orchestration says so; what remained when it stopped remains.</summary>
    private CaseResumed Resumed(CaseState state, DateTimeOffset now) => new()
    {
        Deadlines = [.. state.Deadlines.Where(d => d.Status == DeadlineStatus.Paused).Select(d => planner.Resume(d, now))],
    };
}
