using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class PurgeOldHistories(HistoryPurge purge)
{
    /// <summary>Hourly from 17:15 to 21:15 UTC, which is a quarter past one to five at night in Shanghai; each run goes on where the one before stopped.</summary>
    [Function(nameof(PurgeOldHistories))]
    public Task RunAsync([TimerTrigger("0 15 17-21 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        purge.RunAsync(engine, cancellationToken);
}
