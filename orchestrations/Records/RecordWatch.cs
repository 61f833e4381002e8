using Microsoft.DurableTask;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Records;

/// <summary>What every orchestration that watches a record keeps to.</summary>
public static class RecordWatch
{
    /// <summary>The external event that a commit raises; its content is the record's progress.</summary>
    public const string Changed = "changed";

    /// <summary>Sleeps and nudges before the history is begun anew.</summary>
    internal const int MaxSteps = 50;

    /// <summary>It looks at least daily, whatever is due: no lost nudge costs more than a day.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    /// <summary>
    /// Timers are set a second late. The engine's storage counts whole seconds, rounded down, so that they ring up to a
    /// second early; a look before the deadline finds nothing due, and looks would follow each other without a pause.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Between two tries of a look that fails.</summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>For the activity that looks: it is repeated until it succeeds.</summary>
    internal static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: LongestPause));

    /// <summary>The latest wake-up (UTC) that is not too late for a deadline.</summary>
    internal static DateTimeOffset InTimeFor(DateTimeOffset? deadline) => (deadline ?? DateTimeOffset.MaxValue - Grace) + Grace;

    internal static DateTimeOffset WakeUpAt(IRecordProgress progress, DateTimeOffset now)
    {
        var latest = now + LongestSleep;
        var at = progress.NextDeadline < latest ? progress.NextDeadline.Value : latest;
        return (at > now ? at : now) + Grace;
    }
}

/// <summary>
/// Watches a record in time: it sleeps until the next deadline, hears what changes, and looks when something is due. It
/// decides no rule itself. What it does to the history is part of every stored one: change it only under a new version.
/// </summary>
/// <param name="look">Lets the lifecycle do what is due, by an activity; gets the version that is known.</param>
/// <param name="show">Shows progress and next wake-up as custom status.</param>
internal sealed class RecordWatch<TProgress>(
    TaskOrchestrationContext context, Func<long, Task<TProgress>> look, Action<TProgress, DateTimeOffset> show) where TProgress : class, IRecordProgress
{
    private readonly Nudges<TProgress> _nudges = new(context);

    /// <summary>Goes on until the record is over, or the history long enough to be begun anew.</summary>
    public async Task<TProgress> RunAsync(long knownVersion)
    {
        var progress = await look(knownVersion);
        for (var sleeps = 0; !progress.IsOver && sleeps + _nudges.Heard < RecordWatch.MaxSteps; sleeps++)
        {
            (progress, var somethingIsDue) = await SleepAsync(progress);
            if (somethingIsDue) progress = await look(progress.Version);
        }

        return progress;
    }

    /// <summary>
    /// Waits until the record is over, the deadline moves forward or the timer rings. A deadline that moves back lets the
    /// timer ring: looking once too often is cheaper than another timer.
    /// </summary>
    private async Task<(TProgress Progress, bool SomethingIsDue)> SleepAsync(TProgress before)
    {
        var wakeUpAt = RecordWatch.WakeUpAt(before, Now);
        show(before, wakeUpAt);
        using var timer = new DeadlineTimer(context, wakeUpAt);
        var progress = before;
        while (await Task.WhenAny(_nudges.Next, timer.Rings) != timer.Rings)
        {
            var news = await _nudges.TakeAsync();
            if (news.Version > progress.Version) progress = news;
            if (progress.MattersAfter(before) || _nudges.Heard >= RecordWatch.MaxSteps) return (progress, progress.NextDeadline <= Now);
        }

        return (progress, SomethingIsDue: true);
    }

    private DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);
}
