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
    public void One_that_has_begun_and_does_not_know_how_its_record_stands_is_told(SightSeed seed)
    {
        var sight = new SampleSight(seed);
        var verdict = sight.Judge();
        if (sight.Seen is not { HasBegun: true } || verdict is not (EngineVerdict.RunningThoughClosed or EngineVerdict.SleepsPastDeadline)) return;
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

    /// <summary>One that was nudged, in one of the minutes before noon, when its record was as it is.</summary>
    [Property(MaxTest = 5_000)]
    public void Only_one_that_runs_and_heard_in_time_and_is_quiet_since_is_ended(SightSeed seed, byte nudgedAgo, byte patience)
    {
        var (sight, nudge, enough) = (new SampleSight(seed), SampleSight.Nudge(nudgedAgo), TimeSpan.FromMinutes(patience + 2));
        var step = WatchRule.CareAgainFor(sight.Record, sight.Seen, [nudge], SampleSight.Now, enough);
        if (step != EngineStep.Terminate)
        {
            Assert.True(step is null || step == WatchRule.CareFor(sight.Record, sight.Seen) || step == EngineStep.Nudge);
            return;
        }

        Assert.True(sight.Seen!.RuntimeStatus is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending);
        Assert.NotEqual(EngineVerdict.Fine, sight.Judge());
        var (toldAt, heardAt) = (nudge.At, sight.Seen.LastUpdatedAt);
        Assert.True(toldAt <= heardAt && heardAt <= toldAt + enough && heardAt <= SampleSight.Now - enough);
        Assert.Null(WatchRule.CareAgainFor(sight.Record, sight.Seen, [nudge, nudge with { Step = EngineStep.Terminate }], SampleSight.Now, enough));
    }

    [Property(MaxTest = 2_000)]
    public void Nobody_is_told_twice_before_it_had_its_time(SightSeed seed, byte nudgedAgo)
    {
        var sight = new SampleSight(seed).With(OrchestrationRuntimeStatus.Running);
        var patience = TimeSpan.FromMinutes(nudgedAgo + 1);
        if (WatchRule.CareFor(sight.Record, sight.Seen) != EngineStep.Nudge) return;
        Assert.Null(WatchRule.CareAgainFor(sight.Record, sight.Seen, [SampleSight.Nudge(nudgedAgo)], SampleSight.Now, patience));
    }

    [Property(MaxTest = 2_000)]
    public void What_was_never_told_is_cared_for_as_if_nobody_remembered_unless_it_is_too_late(SightSeed seed, byte patience)
    {
        var sight = new SampleSight(seed);
        var (step, first) = (WatchRule.CareAgainFor(sight.Record, sight.Seen, [], SampleSight.Now, TimeSpan.FromMinutes(patience + 2)), WatchRule.CareFor(sight.Record, sight.Seen));
        if (step == first) return;
        Assert.Equal(EngineStep.Nudge, step);
        Assert.Equal(sight.Record.IsOver ? EngineVerdict.RunningThoughClosed : EngineVerdict.NotWokenThoughDue, sight.Judge());
        Assert.InRange(seed.UpdatedAgo, patience + 2, byte.MaxValue);
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
