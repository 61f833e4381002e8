using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class SweepOutbox(CaseSweep sweep)
{
    /// <summary>Twice a minute: a crash delays what follows a commit by <c>Outbox:SweepAfter</c> and half a minute at most.</summary>
    [Function(nameof(SweepOutbox))]
    public Task RunAsync([TimerTrigger("*/30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        sweep.RunAsync(engine, cancellationToken);
}
