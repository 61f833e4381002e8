using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

public sealed class RectificationOrchestratorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly WatchedTarget _watched = new();

    [Fact]
    public void A_notice_that_is_not_delivered_is_escalated_in_time()
    {
        var due = _watched.State.Find(DeadlineKind.Notice)!.DueAt;
        _watched.WaitUntil(due + Second);
        var escalated = Assert.Single(_watched.Target.Events<TermEscalated>());
        Assert.Equal((DeadlineKind.Notice, EscalationTarget.UnitLeader, due), (escalated.Deadline, escalated.To, escalated.DueAt));
        Assert.Equal(due + Second, _watched.Looks[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_term_that_passes_is_noticed_within_a_day_although_nudges_are_lost(bool isHeard)
    {
        Order(isHeard);
        var due = _watched.State.Find(DeadlineKind.Rectification, "licence")!.DueAt;
        _watched.WaitUntil(due + (isHeard ? Second : TimeSpan.FromDays(1) + Second));
        Assert.Equal(RectificationStatus.Reinspecting, _watched.State.Status);
    }

    [Fact]
    public void It_sleeps_until_the_visits_and_ends_with_the_last()
    {
        Order(isHeard: true);
        _watched.Does(new Reinspect([new CureAnswer("licence", Cured: true)]), Verifier);
        var visits = _watched.State.Revisits;
        foreach (var visit in visits)
        {
            _watched.WaitUntil(visit - Second);
            Assert.Equal(RectificationStatus.Closed, _watched.State.Status);
            _watched.WaitUntil(visit + Second);
            Assert.Equal(RectificationStatus.Revisiting, _watched.State.Status);
            _watched.Does(new Revisit("无反弹"), Verifier);
        }

        Assert.Equal((RectificationStatus.Settled, 2), (_watched.State.Status, visits.Count));
        Assert.Empty(_watched.Engine.Running);
    }

    [Fact]
    public void A_year_of_waiting_keeps_histories_short()
    {
        _watched.Does(new SuspendTarget(Start.AddDays(360), "停业装修"), Inspector);
        _watched.WaitUntil(Start.AddDays(361));
        Assert.Equal(RectificationStatus.Listed, _watched.State.Status);
        Assert.InRange(_watched.Engine.Executions.Count(), 7, 20);
    }

    [Fact]
    public void Who_comes_back_on_the_list_has_a_new_orchestration()
    {
        _watched.Does(new Exclude(ExclusionReason.Moved, "已搬离"), Dispatcher);
        Assert.Empty(_watched.Engine.Running);
        _watched.Does(new Reinstate("仍在营业"), Dispatcher);
        Assert.Equal($"{_watched.State.Id}-1", Assert.Single(_watched.Engine.Running));
    }

    private void Order(bool isHeard)
    {
        _watched.Does(new DeliverNotice(NoticeWay.Printed), Inspector, isHeard);
        _watched.Does(new Inspect(_watched.Target.Answers("licence")), Inspector, isHeard);
        _watched.Does(new ServeOrder(Service.SignedFor), Inspector, isHeard);
    }
}
