using Microsoft.Azure.Functions.Worker;

namespace Xinjing.Serverless.Cases;

/// <summary>What the orchestration has done by the application.</summary>
public sealed class CaseActivities(CaseDesk desk)
{
    /// <summary>Lets the lifecycle do what is due now; done twice it does no more than once.</summary>
    [Function(nameof(TakeDueCaseActions))]
    public Task<CaseProgress> TakeDueCaseActions([ActivityTrigger] CaseWatch watch, CancellationToken cancellationToken) =>
        desk.TakeDueActionsAsync(watch, cancellationToken);
}
