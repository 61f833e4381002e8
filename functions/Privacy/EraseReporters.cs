using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Privacy;

namespace Xinjing.Serverless.Functions.Privacy;

public sealed class EraseReporters(ErasureSweep sweep)
{
    /// <summary>Every ten minutes from two to five in the morning (Shanghai), until nothing is left.</summary>
    [Function(nameof(EraseReporters))]
    public Task RunAsync([TimerTrigger("0 */10 18-20 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        sweep.RunAsync(engine, cancellationToken);
}
