using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// Takes a case through dispatch, handling and supervision in time: it waits for the next deadline, lets the lifecycle do
/// what is due, and ends with the case. It decides no rule itself.
/// </summary>
public static class CaseOrchestrator
{
    /// <summary>The external event that a commit raises; its content is a <see cref="CaseProgress"/>.</summary>
    public const string Changed = "changed";

    /// <summary>Sleeps and nudges before the history is begun anew.</summary>
    private const int MaxSteps = 50;

    /// <summary>It looks at least daily, whatever is due: no lost nudge costs more than a day.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    /// <summary>
    /// Timers are set a second late. The engine's storage counts whole seconds, rounded down, so that they ring up to a
    /// second early; a look before the deadline finds nothing due, and looks would follow each other without a pause.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    [Function(nameof(CaseOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var watch = context.GetInput<CaseWatch>()!;
        var nudges = new CaseNudges(context);
        var progress = await LookAsync(context, watch, watch.KnownVersion);
        for (var sleeps = 0; progress.Stage != CaseStage.Closed; sleeps++)
        {
            if (sleeps + nudges.Heard >= MaxSteps)
            {
                context.ContinueAsNew(watch with { KnownVersion = progress.Version });
                return;
            }

            (progress, var somethingIsDue) = await SleepAsync(context, nudges, progress);
            if (somethingIsDue) progress = await LookAsync(context, watch, progress.Version);
        }

        context.SetCustomStatus(new CaseWatchStatus(CaseStage.Closed, progress.Version, NextWakeUpAt: null));
    }

    /// <summary>
    /// Waits until the case is closed, the deadline moves forward or the timer rings. A deadline that moves back lets the
    /// timer ring: looking once too often is cheaper than another timer.
    /// </summary>
    private static async Task<(CaseProgress Progress, bool SomethingIsDue)> SleepAsync(
        TaskOrchestrationContext context, CaseNudges nudges, CaseProgress before)
    {
        var wakeUpAt = WakeUpAt(before, Now(context));
        context.SetCustomStatus(new CaseWatchStatus(before.Stage, before.Version, wakeUpAt));
        using var timer = new DeadlineTimer(context, wakeUpAt);
        var progress = before;
        while (await Task.WhenAny(nudges.Next, timer.Rings) != timer.Rings)
        {
            var news = await nudges.TakeAsync();
            if (news.Version > progress.Version) progress = news;
            if (progress.MattersAfter(before) || nudges.Heard >= MaxSteps) return (progress, progress.NextDeadline <= Now(context));
        }

        return (progress, SomethingIsDue: true);
    }

    private static DateTimeOffset WakeUpAt(CaseProgress progress, DateTimeOffset now)
    {
        var latest = now + LongestSleep;
        var at = progress.NextDeadline < latest ? progress.NextDeadline.Value : latest;
        return (at > now ? at : now) + Grace;
    }

    /// <summary>The latest wake-up (UTC) that is not too late for a deadline.</summary>
    internal static DateTimeOffset InTimeFor(DateTimeOffset? deadline) => (deadline ?? DateTimeOffset.MaxValue - Grace) + Grace;

    private static Task<CaseProgress> LookAsync(TaskOrchestrationContext context, CaseWatch watch, long knownVersion) =>
        context.CallActivityAsync<CaseProgress>(
            nameof(CaseActivities.TakeDueCaseActions), watch with { KnownVersion = knownVersion }, Patient);

    private static DateTimeOffset Now(TaskOrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);
}
