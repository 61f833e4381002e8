using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Hotline;

/// <summary>
/// Files a batch: cuts the file into pages, then lets every lane file one page at a time until all are through or somebody
/// cancels. What it repeats after a crash does nothing twice.
/// </summary>
public static class HotlineBatchOrchestrator
{
    /// <summary>Waves before the history is begun anew.</summary>
    private const int MaxWaves = 10;

    /// <summary>Tries of a page with rows that failed for a fault of ours; then the batch goes on without them.</summary>
    public const int Tries = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    [Function(nameof(HotlineBatchOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<HotlineRun>()!;
        if (run.LanePages is null)
        {
            var cut = await context.CallActivityAsync<CutBatch>(nameof(HotlineActivities.CutHotlineBatch), run, Patient);
            if (cut.LanePages is null) return;
            run = run with { LanePages = cut.LanePages };
        }

        for (var wave = 0; wave < MaxWaves; wave++)
        {
            var goesOn = await context.CallActivityAsync<bool>(nameof(HotlineActivities.NoteHotlineProgress), run, Patient);
            if (!goesOn) return;
            run = run.After(await Task.WhenAll(run.NextPages().Select(page => FileAsync(context, page))));
        }

        context.ContinueAsNew(run);
    }

    private static async Task<HotlineCounts> FileAsync(TaskOrchestrationContext context, HotlinePlace page)
    {
        for (var attempt = 1; ; attempt++)
        {
            var counts = await context.CallActivityAsync<HotlineCounts>(nameof(HotlineActivities.FileHotlinePage), page, Patient);
            if (counts.Failed == 0 || attempt == Tries) return counts;
            await context.CreateTimer(FirstPause * (1 << (attempt - 1)), CancellationToken.None);
        }
    }
}
