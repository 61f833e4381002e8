using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class SweepRectifications(RectificationSweep sweep)
{
    /// <summary>Every half hour: terms count in days, and every orchestration looks daily by itself.</summary>
    [Function(nameof(SweepRectifications))]
    public Task RunAsync([TimerTrigger("0 12,42 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        sweep.WakeAsync(engine, cancellationToken);
}
