using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Rebuild;

/// <summary>Makes the index again from the records, page by page, one after the other. What it repeats after a crash does nothing twice.</summary>
public static class RebuildOrchestrator
{
    /// <summary>Pages before the history is begun anew.</summary>
    private const int MaxPages = 20;

    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    [Function(nameof(RebuildOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var progress = context.GetInput<RebuildProgress>()!;
        for (var page = 0; page < MaxPages && !progress.IsOver; page++)
            progress = await context.CallActivityAsync<RebuildProgress>(nameof(RebuildActivities.RebuildIndexPage), progress, Patient);
        if (!progress.IsOver) context.ContinueAsNew(progress);
    }
}
