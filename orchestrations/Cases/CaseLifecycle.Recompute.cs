using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Deadlines that are over stay as they were; a paused one moves as far as it has come.</summary>
    private Decision Recompute(CaseState state, RecomputeDeadlines command, Actor actor)
    {
        if (!actor.IsSystem) return Decision.Reject(RejectionKind.Person, "not-yours", "Deadlines are recomputed by the system, when reference data changes.");
        var moved = state.Deadlines.Select(before => (Before: before, After: planner.Recompute(before, state))).Where(m => !m.After.HasTimesOf(m.Before)).ToList();
        return moved.Count == 0 ? Decision.Of() : Decision.Of(new DeadlinesRecomputed(command.ReferenceVersion, [.. moved.Select(m => Move(m.Before, m.After))])
        {
            Deadlines = [.. moved.Select(m => m.After)],
        });
    }

    private static DeadlineMove Move(Deadline before, Deadline after) => new(after.Kind, before.DueAt, after.DueAt, after.Provisional);
}
