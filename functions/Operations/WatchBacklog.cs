using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class WatchBacklog(BacklogWatch watch, WorkInHand inHand)
{
    [Function(nameof(WatchBacklog))]
    public async Task RunAsync([TimerTrigger("50 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await watch.RunAsync(cancellationToken);
        await inHand.CountAsync(cancellationToken);
    }
}
