using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class AppealTests
{
    private static readonly Appeal Handling = new(DeadlineKind.Handling, "全天停电");
    private readonly CaseInHand _case = new();

    public AppealTests()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Accept(), SampleTown.Handler);
        _case.Wait(TimeSpan.FromDays(3));
        _case.Give(new Complete(CaseResult.Solved, "属实", "合理", "垃圾已清运"), SampleTown.Handler);
        _case.Give(new Verify(Passed: true), SampleTown.Verifier);
        _case.Give(new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Verifier);
    }

    private Deadline Missed => _case.State.Find(DeadlineKind.Handling)!;

    [Fact]
    public void Two_people_exempt_a_missed_deadline_which_stays_missed()
    {
        Assert.Null(_case.Give(Handling, SampleTown.Handler));
        Assert.Null(_case.Give(new DecideAppeal(Approved: true), SampleTown.Verifier));
        Assert.Equal((AppealOutcome.Pending, false), (_case.State.Appeal!.Outcome, Missed.Exempt));
        Assert.Null(_case.Give(new DecideAppeal(Approved: true), SampleTown.Supervisor));
        Assert.Equal((AppealOutcome.Granted, true, DeadlineStatus.Missed), (_case.State.Appeal.Outcome, Missed.Exempt, Missed.Status));
        Assert.Equal(CaseStatus.Closed, _case.State.Status);
    }

    [Fact]
    public void One_opinion_against_it_refuses_an_appeal()
    {
        _case.Give(Handling, SampleTown.Handler);
        _case.Give(new DecideAppeal(Approved: false, "不属实"), SampleTown.Verifier);
        _case.Give(new DecideAppeal(Approved: true), SampleTown.Supervisor);
        Assert.Equal((AppealOutcome.Refused, false), (_case.State.Appeal!.Outcome, Missed.Exempt));
        Assert.Equal("no-appeal", _case.Give(new DecideAppeal(Approved: true), new Actor("verifier-2", [Role.Verifier]))?.Code);
        Assert.Equal("appealed-before", _case.Give(Handling, SampleTown.Handler)?.Code);
    }

    [Fact]
    public void Nobody_decides_twice_and_nobody_who_handled_the_case()
    {
        _case.Give(Handling, SampleTown.Handler);
        Assert.Equal("not-yours", _case.Give(new DecideAppeal(Approved: true), SampleTown.Handler)?.Code);
        _case.Give(new DecideAppeal(Approved: true), SampleTown.Verifier);
        Assert.Equal("not-yours", _case.Give(new DecideAppeal(Approved: true), SampleTown.Verifier)?.Code);
    }

    [Fact]
    public void A_deadline_that_was_met_is_not_appealed_against() =>
        Assert.Equal("deadline-not-missed", _case.Give(new Appeal(DeadlineKind.Verification, "全天停电"), SampleTown.Handler)?.Code);
}
