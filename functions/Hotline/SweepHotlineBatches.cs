using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Functions.Hotline;

public sealed class SweepHotlineBatches(HotlineSweep sweep)
{
    /// <summary>Twice a minute, beside the other sweeps.</summary>
    [Function(nameof(SweepHotlineBatches))]
    public Task RunAsync([TimerTrigger("7,37 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        sweep.RunAsync(engine, cancellationToken);
}
