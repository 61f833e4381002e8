using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Tests.Orchestrations;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>What lets an orchestration run for months: one waiter, a bounded history, no spinning.</summary>
public sealed class CaseOrchestratorEnduranceTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly WatchedCase _case = new(SampleTown.Lifecycle);

    [Fact]
    public void One_waiter_survives_the_timers()
    {
        for (var day = 0; day < 10; day++)
        {
            _case.Engine.Advance(Day);
            Assert.Equal(1, _case.First.Current.Events.Waiting);
        }

        Complete(_case);
        Assert.Equal(CaseStage.Supervision, _case.Status.Stage);
        Assert.Equal(1, _case.First.Current.Events.Waiting);
    }

    [Fact]
    public void With_nothing_due_it_looks_daily()
    {
        _case.Engine.Advance(5 * Day);
        var before = _case.Looks.Count;
        _case.Engine.Advance(10 * Day);
        Assert.InRange(_case.Looks.Count - before, 9, 10);
    }

    [Fact]
    public void However_far_the_deadline_is_it_looks_daily()
    {
        var patient = new WatchedCase(SampleTown.Leisurely);
        patient.GiveUnheard(new Reject("重复"), SampleTown.Dispatcher, out _);
        patient.Engine.Advance(Day + Second);
        Assert.Empty(patient.Engine.Running);
    }

    [Fact]
    public void After_many_rounds_the_history_begins_anew_and_the_watch_goes_on()
    {
        _case.Engine.Advance(100 * Day);
        Assert.InRange(_case.First.Executions.Count, 2, 10);
        Assert.All(_case.First.Executions.SkipLast(1), execution => Assert.Empty(execution.OpenTimers));
        Complete(_case);
        Assert.Equal(CaseStage.Supervision, _case.Status.Stage);
    }

    [Fact]
    public void A_hail_of_doubled_nudges_does_not_lengthen_the_history_without_end()
    {
        for (var i = 0; i < 500; i++) _case.Engine.Deliver(Nudge(CaseProgress.Of(_case.State)));
        Assert.All(_case.First.Executions, execution => Assert.Equal(1, execution.TimersCreated));
        Assert.InRange(_case.First.Executions.Count, 9, 20);
        Assert.All(_case.First.Executions.SkipLast(1), execution => Assert.Empty(execution.OpenTimers));
    }

    [Fact]
    public void A_nudge_that_comes_while_it_begins_anew_is_not_lost() => Assert.Contains(true, Enumerable.Range(40, 20).Select(HearsANudgeAfter).ToList());

    [Fact]
    public void A_timer_that_rings_a_second_early_costs_no_second_look()
    {
        _case.Engine.Early = Second;
        _case.WaitUntil(CaseLifecycle.NextDeadline(_case.State)!.Value);
        Assert.Equal(2, _case.Looks.Count);
        Assert.Equal(nameof(DeadlineReminded), _case.Log[^1].Event);
    }

    [Fact]
    public void A_clock_that_is_behind_makes_it_wait_and_not_spin()
    {
        _case.Lag = Second * 4;
        _case.WaitUntil(CaseLifecycle.NextDeadline(_case.State)!.Value + (Second * 4));
        Assert.InRange(_case.Looks.Count, 2, 6);
        Assert.Equal(nameof(DeadlineReminded), _case.Log[^1].Event);
    }

    /// <returns>Whether the history began anew with the look during which the nudge came.</returns>
    private static bool HearsANudgeAfter(int days)
    {
        var watched = new WatchedCase(SampleTown.Lifecycle);
        watched.Engine.Advance(days * Day);
        var before = watched.First.Executions.Count;
        watched.DuringLook = () => Complete(watched);
        watched.Engine.Advance(Day + Second);
        Assert.Equal((CaseStage.Supervision, watched.State.Version), (watched.Status.Stage, watched.Status.Version));
        return watched.First.Executions.Count > before;
    }

    /// <summary>Brings a new deadline, and so a nudge.</summary>
    private static void Complete(WatchedCase watched)
    {
        watched.Give(new Accept(), SampleTown.Handler);
        watched.Give(new Complete(CaseResult.Solved, "属实", "合理", "垃圾已清运"), SampleTown.Handler);
    }

    private RaisedEvent Nudge(CaseProgress progress) => new(_case.State.Id, RecordWatch.Changed, progress);
}
