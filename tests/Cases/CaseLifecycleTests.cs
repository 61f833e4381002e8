using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class CaseLifecycleTests
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "垃圾已清运");
    private readonly CaseInHand _case = new();

    [Fact]
    public void A_case_goes_from_report_to_closure()
    {
        _case.Wait(TimeSpan.Zero);
        Assert.Equal(("chengguan", CaseStatus.Assigned), (_case.State.Unit, _case.State.Status));
        Assert.Null(_case.Give(new Accept(), SampleTown.Handler));
        Assert.Null(_case.Give(Done, SampleTown.Handler));
        Assert.Null(_case.Give(new Verify(Passed: true), SampleTown.Verifier));
        Assert.Equal(CaseStatus.CallingBack, _case.State.Status);
        Assert.Null(_case.Give(new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Supervisor));
        Assert.Equal(CaseStatus.Closed, _case.State.Status);
        Assert.Null(CaseLifecycle.NextDeadline(_case.State));
    }

    [Fact]
    public void Nobody_verifies_their_own_work()
    {
        Complete();
        Assert.Equal(RejectionKind.Person, _case.Give(new Verify(Passed: true), SampleTown.Handler)?.Kind);
    }

    [Fact]
    public void A_handler_acts_only_for_their_unit()
    {
        _case.Wait(TimeSpan.Zero);
        Assert.Equal("not-yours", _case.Give(new Accept(), SampleTown.Stranger)?.Code);
    }

    [Fact]
    public void A_returned_case_goes_to_the_next_unit_and_then_to_a_dispatcher()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Return("不属本单位职责"), SampleTown.Handler);
        _case.Wait(TimeSpan.Zero);
        Assert.Equal("lvhua", _case.State.Unit);
        _case.Give(new Return("不属本单位职责"), SampleTown.Stranger);
        _case.Wait(TimeSpan.Zero);
        Assert.Equal(nameof(DispatchDeferred), _case.Log[^1].Event);
        Assert.Null(_case.Give(new Assign("chengguan"), SampleTown.Dispatcher));
    }

    [Fact]
    public void Overdue_acceptance_escalates_to_the_unit_leader()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Wait(TimeSpan.FromHours(1));
        var escalated = Assert.IsType<DeadlineEscalated>(CaseRecord.Kind.Read(_case.Log.First(e => e.Event == nameof(DeadlineEscalated))).Event);
        Assert.Equal((DeadlineKind.Acceptance, EscalationTarget.UnitLeader), (escalated.Deadline, escalated.To));
    }

    [Fact]
    public void A_dissatisfied_citizen_begins_another_round()
    {
        Complete();
        _case.Give(new Verify(Passed: true), SampleTown.Verifier);
        _case.Give(new CallBack(Reached: true, Solved: false, Satisfaction.Dissatisfied, "垃圾又堆起来了"), SampleTown.Verifier);
        Assert.Equal((CaseStatus.Rework, 2), (_case.State.Status, _case.State.Rounds));
    }

    [Fact]
    public void A_citizen_who_cannot_be_reached_is_called_three_times()
    {
        Complete();
        _case.Give(new Verify(Passed: true), SampleTown.Verifier);
        var statuses = Enumerable.Range(0, 3).Select(_ => Unreached()).ToList();
        Assert.Equal([CaseStatus.CallingBack, CaseStatus.CallingBack, CaseStatus.Closed], statuses);
    }

    private CaseStatus Unreached()
    {
        _case.Give(new CallBack(Reached: false), SampleTown.Verifier);
        return _case.State.Status;
    }

    private void Complete()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Accept(), SampleTown.Handler);
        _case.Give(Done, SampleTown.Handler);
    }
}
