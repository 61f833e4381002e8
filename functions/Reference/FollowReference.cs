using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Reference;

public sealed class FollowReference(RecomputationStart recomputation)
{
    /// <summary>Twice a minute: starts the recomputation that a crash after a change kept from starting.</summary>
    [Function(nameof(FollowReference))]
    public Task RunAsync([TimerTrigger("15,45 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        recomputation.EnsureAsync(engine, cancellationToken);
}
