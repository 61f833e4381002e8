using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Hotline.Pushed;

namespace Xinjing.Serverless.Functions.Hotline;

public sealed class DrainHotlineQueue(HotlineDrain drain)
{
    /// <summary>Each minute: batches come daily, so a minute's delay does not matter.</summary>
    [Function(nameof(DrainHotlineQueue))]
    public Task RunAsync([TimerTrigger("20 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        drain.RunAsync(engine, cancellationToken);
}
