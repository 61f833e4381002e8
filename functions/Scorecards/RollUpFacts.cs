using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Functions.Scorecards;

public sealed class RollUpFacts(NightlyRollUp rollUp)
{
    /// <summary>At 18:30 UTC, which is half past two at night in Shanghai; a night that is left out costs reading time only.</summary>
    [Function(nameof(RollUpFacts))]
    public Task RunAsync([TimerTrigger("0 30 18 * * *")] TimerInfo timer, CancellationToken cancellationToken) => rollUp.RunAsync(cancellationToken);
}
