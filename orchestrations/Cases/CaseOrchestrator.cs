using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// Takes a case through dispatch, handling and supervision in time: it waits for the stage to change or for the next
/// deadline, and lets the lifecycle do what is due. It decides no rule itself.
/// </summary>
public static class CaseOrchestrator
{
    /// <summary>The external event that a commit raises; its content is a <see cref="CaseProgress"/>.</summary>
    public const string Changed = "changed";

    /// <summary>Rounds of waiting before the history is begun anew.</summary>
    private const int MaxRounds = 50;

    /// <summary>With nothing due it still looks daily: a lost nudge at the end must not keep it alive for ever.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    [Function(nameof(CaseOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var watch = context.GetInput<CaseWatch>()!;
        var progress = await LookAsync(context, watch);
        var nudge = context.WaitForExternalEvent<CaseProgress>(Changed);
        for (var round = 0; progress.Stage != CaseStage.Closed; round++)
        {
            if (round == MaxRounds)
            {
                context.ContinueAsNew(watch with { KnownVersion = progress.Version });
                return;
            }

            var wakeUpAt = WakeUpAt(context, progress);
            context.SetCustomStatus(new CaseWatchStatus(progress.Stage, progress.Version, wakeUpAt));
            (progress, nudge) = await NextAsync(context, watch, progress, nudge, wakeUpAt);
        }

        context.SetCustomStatus(new CaseWatchStatus(CaseStage.Closed, progress.Version, NextWakeUpAt: null));
    }

    /// <summary>
    /// Waits until the stage changes, the deadline moves forward or the wake-up comes. A deadline that moves back lets the
    /// timer ring: looking once too often is cheaper than another timer. One waiter outlives the timers, since a waiter
    /// given up could swallow a later nudge.
    /// </summary>
    private static async Task<(CaseProgress Progress, Task<CaseProgress> Nudge)> NextAsync(
        TaskOrchestrationContext context, CaseWatch watch, CaseProgress progress, Task<CaseProgress> nudge, DateTimeOffset wakeUpAt)
    {
        using var cancellation = new CancellationTokenSource();
        var timer = context.CreateTimer(wakeUpAt.UtcDateTime, cancellation.Token);
        while (await Task.WhenAny(nudge, timer) == nudge)
        {
            var news = await nudge;
            nudge = context.WaitForExternalEvent<CaseProgress>(Changed, CancellationToken.None);
            if (news.Version <= progress.Version) continue;
            var matters = news.MattersAfter(progress);
            progress = news;
            if (!matters) continue;
            await cancellation.CancelAsync();
            return (progress, nudge);
        }

        return (await LookAsync(context, watch with { KnownVersion = progress.Version }), nudge);
    }

    private static Task<CaseProgress> LookAsync(TaskOrchestrationContext context, CaseWatch watch) =>
        context.CallActivityAsync<CaseProgress>(nameof(CaseActivities.TakeDueCaseActions), watch, Patient);

    private static DateTimeOffset WakeUpAt(TaskOrchestrationContext context, CaseProgress progress)
    {
        var now = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
        var at = progress.NextDeadline ?? now + LongestSleep;
        return at > now ? at : now;
    }
}
