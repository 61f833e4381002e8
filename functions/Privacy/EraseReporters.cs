using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Privacy;

namespace Xinjing.Serverless.Functions.Privacy;

public sealed class EraseReporters(ErasureSweep sweep)
{
    /// <summary>At 03:40 in Shanghai.</summary>
    [Function(nameof(EraseReporters))]
    public Task RunAsync([TimerTrigger("0 40 19 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        sweep.RunAsync(engine, cancellationToken);
}
