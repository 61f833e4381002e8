using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>
/// Takes a target from the list to the last visit in time: it waits for the next deadline, lets the lifecycle do what is due, and
/// ends with the target. A campaign has no orchestration: nobody waits for thousands of children.
/// </summary>
public static class RectificationOrchestrator
{
    [Function(nameof(RectificationOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var watch = context.GetInput<RectificationWatch>()!;
        var progress = await new RecordWatch<RectificationProgress>(
            context,
            look: version => context.CallActivityAsync<RectificationProgress>(nameof(RectificationActivities.TakeDueRectificationActions), watch with { KnownVersion = version }, RecordWatch.Patient),
            show: (seen, wakeUpAt) => context.SetCustomStatus(new RectificationWatchStatus(seen.Status, seen.Version, wakeUpAt))).RunAsync(watch.KnownVersion);
        if (progress.Status.IsOver()) context.SetCustomStatus(new RectificationWatchStatus(progress.Status, progress.Version, NextWakeUpAt: null));
        else context.ContinueAsNew(watch with { KnownVersion = progress.Version });
    }
}
