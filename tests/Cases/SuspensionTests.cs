using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class SuspensionTests
{
    private static readonly DateTimeOffset Until = SampleTown.Noon.AddDays(90);
    private readonly CaseInHand _case = new();

    public SuspensionTests()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Accept(), SampleTown.Handler);
    }

    [Fact]
    public void While_a_case_is_suspended_the_clock_stands_still_and_nothing_escalates()
    {
        Assert.Null(_case.Give(new Suspend(Until, "等待配件"), SampleTown.Handler));
        var events = _case.Log.Count;
        _case.Wait(TimeSpan.FromDays(89));
        Assert.Equal(events, _case.Log.Count);
        Assert.Equal((CaseStatus.Suspended, CaseStage.Handling), (_case.State.Status, _case.State.Stage));
        Assert.Equal(Until, CaseLifecycle.NextDeadline(_case.State));
        Assert.False(_case.State.IsOverdue(_case.Now));
    }

    [Fact]
    public void A_suspended_case_goes_on_by_itself_with_the_time_that_remained()
    {
        _case.Give(new Report("正在清运"), SampleTown.Handler);
        var handling = _case.State.Find(DeadlineKind.Handling)!;
        _case.Give(new Suspend(Until, "等待配件"), SampleTown.Handler);
        _case.Now = Until;
        _case.Wait(TimeSpan.Zero);
        Assert.Equal((nameof(CaseResumed), "@system"), (_case.Log[^1].Event, _case.Log[^1].By));
        Assert.Equal(CaseStatus.InProgress, _case.State.Status);
        Assert.Equal(new Pause(SampleTown.Noon, Until), Assert.Single(_case.State.Find(DeadlineKind.Handling)!.Pauses));
        Assert.True(_case.State.Find(DeadlineKind.Handling)!.DueAt > handling.DueAt);
    }

    [Fact]
    public void A_suspended_case_is_resumed_by_hand_and_never_suspended_again()
    {
        _case.Give(new Suspend(Until, "等待配件"), SampleTown.Handler);
        Assert.Equal("not-in-this-state", _case.Give(new Report("正在清运"), SampleTown.Handler)?.Code);
        Assert.Null(_case.Give(new Resume(), SampleTown.Handler));
        Assert.Equal(CaseStatus.Accepted, _case.State.Status);
        Assert.Equal("suspended-before", _case.Give(new Suspend(Until, "等待配件"), SampleTown.Handler)?.Code);
    }

    [Theory]
    [InlineData(-1, "suspension-in-the-past")]
    [InlineData(0, "suspension-in-the-past")]
    [InlineData(366, "suspension-too-long")]
    public void A_suspension_that_cannot_be_is_refused_and_nothing_changes(int days, string code)
    {
        var before = _case.State;
        Assert.Equal(code, _case.Give(new Suspend(_case.Now.AddDays(days), "等待配件"), SampleTown.Handler)?.Code);
        Assert.Equal(before, _case.State);
    }
}
