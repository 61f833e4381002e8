using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// Takes a case through dispatch, handling and supervision in time: it waits for the next deadline, lets the lifecycle do
/// what is due, and ends with the case. It decides no rule itself.
/// </summary>
public static class CaseOrchestrator
{
    [Function(nameof(CaseOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var watch = context.GetInput<CaseWatch>()!;
        var progress = await new RecordWatch<CaseProgress>(
            context,
            look: version => context.CallActivityAsync<CaseProgress>(nameof(CaseActivities.TakeDueCaseActions), watch with { KnownVersion = version }, RecordWatch.Patient),
            show: (seen, wakeUpAt) => context.SetCustomStatus(new CaseWatchStatus(seen.Stage, seen.Version, wakeUpAt))).RunAsync(watch.KnownVersion);
        if (progress.Stage == CaseStage.Closed) context.SetCustomStatus(new CaseWatchStatus(CaseStage.Closed, progress.Version, NextWakeUpAt: null));
        else context.ContinueAsNew(watch with { KnownVersion = progress.Version });
    }
}
