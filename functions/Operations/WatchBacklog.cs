using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class WatchBacklog(BacklogWatch watch)
{
    [Function(nameof(WatchBacklog))]
    public Task RunAsync([TimerTrigger("50 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => watch.RunAsync(cancellationToken);
}
