using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Functions.Calendar;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>Explains a case's deadlines by the calendar and the service levels that they were computed with.</summary>
public sealed class DeadlineProofs(ReferenceArchive archive)
{
    public async Task<DeadlineProofView> ExplainAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        var levels = await archive.FindAsync(ReplaceableSet.ServiceLevels, deadline.Edition, cancellationToken);
        var calendar = await archive.FindAsync(ReplaceableSet.Calendar, deadline.CalendarEdition, cancellationToken);
        var basis = levels?.ServiceLevelSet.Levels.FirstOrDefault(l => l.Id == deadline.Rule)?.Basis;
        return DeadlineProofView.Of(deadline, basis, calendar?.CreatePlanner().Explain(deadline).ToLookup(DueAtView.IsSkipped));
    }
}
