using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Tests.Reference;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>What is shared with cases: joint handling, extension, suspension; and who is on the list.</summary>
public sealed class RectificationSupervisionTests
{
    private readonly TargetInHand _target = new();

    [Fact]
    public void Joint_departments_look_at_their_items_before_the_main_one_concludes()
    {
        _target.Does(new Entrust("shengtai", ["shichang"]), Dispatcher);
        Assert.Equal("joint-units-missing", _target.Give(new Inspect(_target.Answers()), Inspector)?.Code);
        _target.Does(new Check([new ItemAnswer("licence", Ok: false, "执照未挂")]), Market);
        Assert.Equal("item-answered-twice", _target.Give(new Inspect(_target.Answers()), Inspector)?.Code);
        _target.Does(new Inspect([.. _target.Answers().Where(a => a.Item != "licence")]), Inspector);
        Assert.Equal("licence", Assert.Single(_target.State.Findings).Item);
        Assert.Equal(["xu", "jiang"], _target.State.HandledBy);
    }

    [Fact]
    public void Only_the_departments_of_the_campaign_take_part()
    {
        Assert.Equal("unit-not-in-campaign", _target.Give(new Entrust("fangguan"), Dispatcher)?.Code);
        Assert.Equal("not-yours", _target.Give(new DeliverNotice(NoticeWay.Chat), Stranger)?.Code);
        Assert.Equal("not-yours", _target.Give(new Inspect(_target.Answers()), Market)?.Code);
    }

    [Fact]
    public void An_extension_moves_one_finding()
    {
        _target.Ordered("licence", "grease-contract");
        var (mine, other) = (Term("licence").DueAt, Term("grease-contract").DueAt);
        _target.Does(new RequestTermExtension("licence", 5, "等待换证"), Inspector).Does(new DecideTermExtension(Approved: true), Supervisor);
        Assert.True(Term("licence").DueAt > mine);
        Assert.Equal((other, 1), (Term("grease-contract").DueAt, _target.State.FindFinding("licence")!.ExtensionsApproved));
    }

    [Fact]
    public void A_suspension_stops_every_clock_but_not_what_stood_still()
    {
        _target.Ordered("licence", "outlet").Does(new ReportFixed("licence", "已悬挂"), Inspector);
        var due = Term("outlet").DueAt;
        _target.Does(new SuspendTarget(Start.AddDays(20), "门店装修"), Inspector).Wait(TimeSpan.FromDays(20));
        Assert.Equal((RectificationStatus.Rectifying, due.AddDays(20), DeadlineStatus.Paused), (_target.State.Status, Term("outlet").DueAt, Term("licence").Status));
    }

    [Fact]
    public void A_firm_that_is_gone_is_off_the_list_and_can_come_back()
    {
        _target.Does(new Exclude(ExclusionReason.Moved, "已搬至外区"), Dispatcher);
        Assert.Equal((RectificationStatus.Excluded, null), (_target.State.Status, RectificationLifecycle.NextDeadline(_target.State)));
        _target.Does(new Reinstate("原址仍在营业"), Dispatcher);
        Assert.Equal((RectificationStatus.Listed, 1), (_target.State.Status, _target.State.Reinstatements));
        Assert.NotNull(RectificationLifecycle.NextDeadline(_target.State));
    }

    [Fact]
    public void A_changed_calendar_moves_deadlines_at_the_next_look_and_only_once()
    {
        var longer = Seeds.Town with { CalendarSet = Seeds.Town.CalendarSet with { Edition = "longer", OfficeHours = [new(new TimeOnly(8, 30), new TimeOnly(18, 0))] } };
        var lifecycle = new RectificationLifecycle(Sewage, longer.CreatePlanner());
        var due = _target.State.Find(DeadlineKind.Notice)!.DueAt;
        var moved = Assert.IsType<TermsRecomputed>(Assert.Single(lifecycle.Decide(_target.State, new TakeDueTerms(), Actor.System, Start).Events));
        var state = RectificationLifecycle.Apply(_target.State, new RecordedEvent(2, Start, Actor.System.Id, moved), _target.State.Id);
        Assert.Equal(("longer", due.AddMinutes(30)), (moved.CalendarEdition, state.Find(DeadlineKind.Notice)!.DueAt));
        Assert.Empty(lifecycle.Decide(state, new TakeDueTerms(), Actor.System, Start).Events);
    }

    [Fact]
    public void Who_comes_back_after_an_order_gets_another_number()
    {
        _target.Ordered("licence").Does(new Exclude(ExclusionReason.ClosedDown, "已关停"), Dispatcher).Does(new Reinstate("重新开业"), Dispatcher).Ordered("licence");
        Assert.EndsWith("-2号", _target.State.Order!.Number, StringComparison.Ordinal);
        Assert.Equal(["licence"], Assert.Single(_target.State.PastRounds).Items);
    }

    private Deadline Term(string item) => _target.State.Find(DeadlineKind.Rectification, item)!;
}
