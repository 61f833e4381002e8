using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class WatchOrchestrations(Watchdog watchdog)
{
    /// <summary>Every ten minutes, two thousand records: what is late already the sweeps find sooner.</summary>
    [Function(nameof(WatchOrchestrations))]
    public Task RunAsync([TimerTrigger("0 7-57/10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        watchdog.RunAsync(engine, cancellationToken);
}
