using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Rebuild;

namespace Xinjing.Serverless.Functions.Rebuild;

public sealed class FollowRebuild(RebuildDesk desk)
{
    /// <summary>Every five minutes: starts the rebuild that a crash kept from starting, and goes on with one that failed.</summary>
    [Function(nameof(FollowRebuild))]
    public Task RunAsync([TimerTrigger("20 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        desk.FollowAsync(engine, cancellationToken);
}
