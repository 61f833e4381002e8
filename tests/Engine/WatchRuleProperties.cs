using FsCheck.Xunit;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;
using Xunit;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>Holds for whatever a record and its orchestration look like; instants are whole minutes around now.</summary>
public sealed class WatchRuleProperties
{
    private static readonly EngineVerdict[] OfACommitInFlight =
        [EngineVerdict.Missing, EngineVerdict.EndedThoughOpen, EngineVerdict.RunningThoughClosed, EngineVerdict.SleepsPastDeadline];

    [Property(MaxTest = 2_000)]
    public void What_is_fine_needs_no_care(SightSeed seed)
    {
        var sight = new SampleSight(seed);
        if (sight.Judge() != EngineVerdict.Fine) return;
        Assert.Null(WatchRule.CareFor(sight.Record, sight.Seen));
    }

    [Property(MaxTest = 2_000)]
    public void What_is_missing_failed_or_terminated_is_begun_again(SightSeed seed)
    {
        var sight = new SampleSight(seed);
        if (sight.Judge() is not (EngineVerdict.Missing or EngineVerdict.Failed or EngineVerdict.Terminated)) return;
        Assert.False(sight.Record.IsOver);
        Assert.Equal(EngineStep.Start, WatchRule.CareFor(sight.Record, sight.Seen));
        Assert.Equal(EngineVerdict.Fine, WatchRule.Judge(sight.Record, DateTimeOffset.MinValue, SampleSight.JustBegun, SampleSight.Before));
    }

    [Property(MaxTest = 2_000)]
    public void One_that_runs_and_does_not_know_how_its_record_stands_is_told(SightSeed seed)
    {
        var sight = new SampleSight(seed);
        var verdict = sight.Judge();
        if (sight.Seen?.RuntimeStatus != OrchestrationRuntimeStatus.Running || verdict is not (EngineVerdict.RunningThoughClosed or EngineVerdict.SleepsPastDeadline)) return;
        Assert.Equal(EngineStep.Nudge, WatchRule.CareFor(sight.Record, sight.Seen));
    }

    [Property(MaxTest = 1_000)]
    public void One_that_somebody_suspended_is_said_to_be_so_and_left_alone(SightSeed seed)
    {
        var sight = new SampleSight(seed).With(OrchestrationRuntimeStatus.Suspended);
        Assert.Equal(EngineVerdict.Suspended, sight.Judge());
        Assert.Null(WatchRule.CareFor(sight.Record, sight.Seen));
    }

    [Property(MaxTest = 1_000)]
    public void One_that_is_completed_is_never_begun_again(SightSeed seed)
    {
        var sight = new SampleSight(seed).With(OrchestrationRuntimeStatus.Completed);
        Assert.Equal(sight.Record.IsOver ? EngineVerdict.Fine : EngineVerdict.EndedThoughOpen, sight.Judge());
        Assert.Null(WatchRule.CareFor(sight.Record, sight.Seen));
    }

    [Property(MaxTest = 2_000)]
    public void What_follows_a_commit_has_its_time(SightSeed seed)
    {
        var sight = new SampleSight(seed);
        Assert.DoesNotContain(sight.Judge(changedAt: SampleSight.Before), OfACommitInFlight);
    }

    [Property(MaxTest = 2_000)]
    public void Time_alone_makes_nothing_fine(SightSeed seed, byte minutes)
    {
        var sight = new SampleSight(seed);
        var (earlier, later) = (sight.Judge(), WatchRule.Judge(sight.Record, DateTimeOffset.MinValue, sight.Seen, SampleSight.Before.AddMinutes(minutes)));
        if (earlier != EngineVerdict.Fine) Assert.NotEqual(EngineVerdict.Fine, later);
    }

    [Property(MaxTest = 2_000)]
    public void Whoever_is_over_is_fine_unless_its_orchestration_lives(SightSeed seed)
    {
        var sight = new SampleSight(seed with { IsOver = true });
        Assert.Equal(sight.Seen is not { IsAlive: true }, sight.Judge() == EngineVerdict.Fine);
    }

    /// <summary>Says again, in other words, what waiting in time means.</summary>
    [Property(MaxTest = 2_000)]
    public void One_that_runs_is_fine_exactly_if_it_wakes_in_time_and_that_time_has_not_passed(SightSeed seed)
    {
        var sight = new SampleSight(seed with { IsOver = false, ShowsStatus = true }).With(OrchestrationRuntimeStatus.Running);
        var (wakesAt, dueAt) = (sight.Seen!.NextWakeUpAt!.Value, sight.Record.NextDeadline);
        var isInTime = dueAt is null || wakesAt <= dueAt.Value.AddSeconds(1);
        var isPast = wakesAt < SampleSight.Before || (dueAt is { } due && due.AddSeconds(1) < SampleSight.Before);
        Assert.Equal(isPast ? EngineVerdict.NotWokenThoughDue : isInTime ? EngineVerdict.Fine : EngineVerdict.SleepsPastDeadline, sight.Judge());
    }
}
