using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class SweepOutbox(CaseSweep cases, RectificationSweep rectifications)
{
    /// <summary>Twice a minute: a crash delays what follows a commit by <c>Outbox:SweepAfter</c> and half a minute at most.</summary>
    [Function(nameof(SweepOutbox))]
    public async Task RunAsync([TimerTrigger("*/30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken)
    {
        // Neither waits for the other, nor for what ends it.
        await Task.WhenAll(cases.RunAsync(engine, cancellationToken), rectifications.RunAsync(engine, cancellationToken));
    }
}
