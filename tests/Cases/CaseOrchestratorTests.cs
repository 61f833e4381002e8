using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Tests.Orchestrations;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class CaseOrchestratorTests
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "垃圾已清运");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly WatchedCase _case = new(SampleTown.Lifecycle);

    [Fact]
    public void Filing_leads_to_automatic_dispatch()
    {
        Assert.Equal((CaseStatus.Assigned, "chengguan"), (_case.State.Status, _case.State.Unit));
        Assert.Equal((CaseStage.Dispatch, _case.State.Version), (_case.Status.Stage, _case.Status.Version));
    }

    [Fact]
    public void Overdue_handling_escalates_to_the_unit_leader()
    {
        _case.Give(new Contact(Done: true, _case.Now, "王女士"), SampleTown.Handler);
        _case.Give(new Accept(), SampleTown.Handler);
        var due = _case.State.Deadlines.Single(d => d.Kind == DeadlineKind.Handling).DueAt;
        _case.WaitUntil(due);
        Assert.DoesNotContain(_case.Log, IsEscalation);
        _case.WaitUntil(due + Second);
        var escalation = Assert.Single(_case.Log, IsEscalation);
        Assert.Equal(new DeadlineEscalated(DeadlineKind.Handling, due, EscalationTarget.UnitLeader), CaseRecord.Kind.Read(escalation).Event);
    }

    [Fact]
    public void A_case_goes_through_return_rework_and_call_backs_to_closure()
    {
        Assert.Equal(CaseStage.Dispatch, After(new Return("不属本单位职责"), SampleTown.Handler));
        Assert.Equal(CaseStage.Handling, After(new Accept(), SampleTown.Stranger));
        Assert.Equal(CaseStage.Supervision, After(Done, SampleTown.Stranger));
        Assert.Equal(CaseStage.Handling, After(new Verify(Passed: false, "仍有垃圾"), SampleTown.Verifier));
        Assert.Equal(CaseStage.Supervision, After(Done, SampleTown.Stranger));
        Assert.Equal(CaseStage.Supervision, After(new Verify(Passed: true), SampleTown.Verifier));
        Assert.Equal(CaseStage.Supervision, After(new CallBack(Reached: false), SampleTown.Supervisor));
        Assert.Equal(CaseStage.Handling, After(new CallBack(Reached: true, Solved: false, Satisfaction.Dissatisfied, "垃圾又堆起来了"), SampleTown.Supervisor));
        Assert.Equal(CaseStage.Supervision, After(Done, SampleTown.Stranger with { Id = "lvhua-leader" }));
        Assert.Equal(CaseStage.Supervision, After(new Verify(Passed: true), SampleTown.Verifier));
        Assert.Equal(CaseStage.Closed, After(new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Supervisor));
        Assert.True(_case.First.IsCompleted);
    }

    [Fact]
    public void A_returned_case_is_dispatched_again_at_once()
    {
        _case.Give(new Return("不属本单位职责"), SampleTown.Handler);
        Assert.Equal("lvhua", _case.State.Unit);
        Assert.Equal([SampleTown.Noon, SampleTown.Noon], _case.Looks);
    }

    [Fact]
    public void A_lost_nudge_is_made_up_for_by_the_next_deadline()
    {
        var known = NextDeadline();
        _case.GiveUnheard(new Accept(), SampleTown.Handler, out _);
        Assert.Equal(CaseStage.Dispatch, _case.Status.Stage);
        _case.WaitUntil(known + Second);
        Assert.Equal((CaseStage.Handling, _case.State.Version), (_case.Status.Stage, _case.Status.Version));
    }

    [Fact]
    public void A_doubled_or_old_nudge_changes_nothing()
    {
        var older = Nudge(new CaseProgress(_case.State.Version + 1, CaseStage.Handling, _case.Now.AddMinutes(2)));
        var newer = Nudge(new CaseProgress(_case.State.Version + 2, CaseStage.Supervision, _case.Now.AddMinutes(1)));
        Deliver([newer, older]);
        var (status, timers) = (_case.Status, _case.First.Current.TimersCreated);
        Deliver([newer, older, newer]);
        Assert.Equal((CaseStage.Supervision, status, timers), (status.Stage, _case.Status, _case.First.Current.TimersCreated));
        Assert.Single(_case.Looks);
    }

    [Fact]
    public void A_nudge_with_an_earlier_deadline_moves_the_timer_forward()
    {
        var known = _case.Status.NextWakeUpAt;
        var earlier = _case.Now.AddMinutes(1);
        Deliver([Nudge(new CaseProgress(_case.State.Version + 1, CaseStage.Dispatch, earlier))]);
        Assert.Equal(earlier + Second, _case.First.NextTimer!.FireAt);
        Assert.True(known > _case.Status.NextWakeUpAt);
    }

    [Fact]
    public void After_a_later_deadline_the_old_timer_rings_once()
    {
        var (old, timer) = (NextDeadline(), _case.First.NextTimer);
        Deliver([Nudge(new CaseProgress(_case.State.Version + 1, CaseStage.Dispatch, old.AddHours(9)))]);
        Deliver([Nudge(new CaseProgress(_case.State.Version + 2, CaseStage.Dispatch, old.AddHours(5)))]);
        Assert.Same(timer, _case.First.NextTimer);
        _case.WaitUntil(old + Second);
        Assert.Equal([SampleTown.Noon, old + Second], _case.Looks);
    }

    [Fact]
    public void A_closed_case_ends_the_orchestration_and_leaves_no_timer()
    {
        Close();
        Assert.Equal((CaseStage.Closed, null), (_case.Status.Stage, _case.Status.NextWakeUpAt));
        Assert.Empty(_case.Engine.Running);
        Assert.Empty(_case.First.Current.OpenTimers);
    }

    [Fact]
    public void A_case_closed_unheard_is_left_within_a_day()
    {
        _case.GiveUnheard(new Reject("重复"), SampleTown.Dispatcher, out _);
        _case.Engine.Advance(TimeSpan.FromDays(1) + Second);
        Assert.Empty(_case.Engine.Running);
    }

    [Fact]
    public void A_reopened_case_is_not_watched_by_the_old_orchestration()
    {
        _case.GiveUnheard(new Reject("重复"), SampleTown.Dispatcher, out _);
        _case.Give(new Reopen("不是重复"), SampleTown.Dispatcher);
        Assert.Equal(CaseStatus.Assigned, _case.State.Status);
        _case.Engine.Advance(TimeSpan.FromDays(1) + Second);
        Assert.Equal(CaseEngine.InstanceId(_case.State), Assert.Single(_case.Engine.Running));
        Assert.True(_case.First.IsCompleted);
    }

    private void Close()
    {
        _case.Give(new Accept(), SampleTown.Handler);
        _case.Give(Done, SampleTown.Handler);
        _case.Give(new Verify(Passed: true), SampleTown.Verifier);
        _case.Give(new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Supervisor);
    }

    /// <summary>What the orchestration shows an hour after a command.</summary>
    private CaseStage After(CaseCommand command, Actor actor)
    {
        Assert.Null(_case.Give(command, actor));
        _case.Engine.Advance(TimeSpan.FromHours(1));
        return _case.Status.Stage;
    }

    private DateTimeOffset NextDeadline() => CaseLifecycle.NextDeadline(_case.State)!.Value;

    private static bool IsEscalation(LogEntry entry) => entry.Event == nameof(DeadlineEscalated);

    private RaisedEvent Nudge(CaseProgress progress) => new(_case.State.Id, RecordWatch.Changed, progress);

    private void Deliver(IReadOnlyList<RaisedEvent> nudges)
    {
        foreach (var nudge in nudges) _case.Engine.Deliver(nudge);
    }
}
