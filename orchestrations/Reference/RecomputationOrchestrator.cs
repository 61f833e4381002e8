using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Reference;

/// <summary>
/// After a change of reference data: takes the open cases page by page, in the order of their ids, and lets each compute its
/// deadlines again. What it repeats after a crash does nothing twice.
/// </summary>
public static class RecomputationOrchestrator
{
    /// <summary>Cases in one activity; a page has several of them, which is all that runs at once.</summary>
    private const int BatchSize = 20;

    /// <summary>Pages before the history is begun anew.</summary>
    private const int MaxPages = 10;

    /// <summary>By then every process works by the new rules: no case that is filed later needs a look.</summary>
    private static readonly TimeSpan Settling = ReferenceInForce.Freshness + TimeSpan.FromSeconds(3);

    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    [Function(nameof(RecomputationOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var progress = context.GetInput<RecomputationProgress>()!;
        if (progress.After is null) await context.CreateTimer(Settling, CancellationToken.None);
        for (var page = 0; page < MaxPages; page++)
        {
            var caseIds = await context.CallActivityAsync<IReadOnlyList<string>>(nameof(RecomputationActivities.TakeOpenCases), progress, Patient);
            if (caseIds.Count == 0) return;
            var moved = await Task.WhenAll(caseIds.Chunk(BatchSize).Select(ids => RecomputeAsync(context, progress.Version, ids)));
            progress = progress with { Cases = progress.Cases + caseIds.Count, MovedCases = progress.MovedCases + moved.Sum(), After = caseIds[^1] };
        }

        context.ContinueAsNew(progress);
    }

    private static Task<int> RecomputeAsync(TaskOrchestrationContext context, long version, IReadOnlyList<string> caseIds) =>
        context.CallActivityAsync<int>(nameof(RecomputationActivities.RecomputeCases), new RecomputationBatch(version, caseIds), Patient);
}
