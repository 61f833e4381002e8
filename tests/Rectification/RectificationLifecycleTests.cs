using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

public sealed class RectificationLifecycleTests
{
    private readonly TargetInHand _target = new();

    [Fact]
    public void A_firm_without_findings_passes_and_nothing_is_due_any_more()
    {
        _target.Does(new DeliverNotice(NoticeWay.Printed), Inspector).Does(new ConfirmNotice(), Inspector);
        _target.Does(new Inspect(_target.Answers()), Inspector);
        Assert.Equal((RectificationStatus.Passed, Start), (_target.State.Status, _target.State.VisitedAt));
        Assert.Null(RectificationLifecycle.NextDeadline(_target.State));
        Assert.Equal(DeadlineStatus.Met, _target.State.Find(DeadlineKind.Inspection)!.Status);
    }

    [Fact]
    public void A_notice_in_the_chat_needs_an_account_which_the_firm_then_keeps()
    {
        Assert.Equal("account-missing", _target.Give(new DeliverNotice(NoticeWay.Chat), Inspector)?.Code);
        Assert.Equal("account-invalid", _target.Give(new DeliverNotice(NoticeWay.Chat, "@all"), Inspector)?.Code);
        Assert.Equal("account-invalid", _target.Give(new DeliverNotice(NoticeWay.Chat, "a|b"), Inspector)?.Code);
        _target.Does(new DeliverNotice(NoticeWay.Chat, "firm-600"), Inspector).Does(new DeliverNotice(NoticeWay.Chat), Inspector);
        Assert.Equal((RectificationStatus.Noticed, "firm-600"), (_target.State.Status, _target.State.Account));
    }

    [Fact]
    public void A_wrong_account_is_changed_or_taken_away_at_any_time()
    {
        _target.Does(new DeliverNotice(NoticeWay.Chat, "wrong"), Inspector).Ordered("licence");
        Assert.Equal("account-invalid", _target.Give(new SetAccount("@all"), Inspector)?.Code);
        Assert.Equal("firm-600", _target.Does(new SetAccount("firm-600"), Inspector).State.Account);
        Assert.Null(_target.Does(new SetAccount(), Inspector).State.Account);
    }

    [Fact]
    public void Every_item_of_the_kind_has_to_be_answered()
    {
        Assert.Equal("items-missing", _target.Give(new Inspect([.. _target.Answers().Skip(1)]), Inspector)?.Code);
        Assert.Equal("unknown-item", _target.Give(new Inspect([.. _target.Answers(), new ItemAnswer("waste-oil", Ok: true)]), Inspector)?.Code);
        Assert.Equal("item-answered-twice", _target.Give(new Inspect([.. _target.Answers(), _target.Answers()[0]]), Inspector)?.Code);
        Assert.Equal("field-missing", _target.Give(new Inspect([.. _target.Answers().Skip(1), new ItemAnswer("licence", Ok: false)]), Inspector)?.Code);
    }

    [Fact]
    public void A_finding_that_wants_a_photo_gets_one_before_the_inspection_is_concluded()
    {
        Assert.Equal("photo-missing", _target.Give(new Inspect(_target.Answers("direct-discharge")), Inspector)?.Code);
        _target.Inspected("direct-discharge");
        Assert.Equal(RectificationStatus.Inspected, _target.State.Status);
    }

    [Fact]
    public void Each_finding_has_a_deadline_and_a_way_of_its_own()
    {
        _target.Inspected("licence", "grease-contract", "direct-discharge");
        _target.Does(new ServeOrder(Service.Refused, Terms: [new OrderedTerm("licence", new TimeLimit(10, TimeUnit.WorkingDays))]), Inspector);
        Assert.Equal(
            [("direct-discharge", Start.AddHours(24)), ("grease-contract", Start.AddDays(7)), ("licence", new DateTimeOffset(2026, 3, 16, 9, 30, 0, TimeSpan.Zero))],
            _target.State.Deadlines.Where(d => d.Kind == DeadlineKind.Rectification).Select(d => (d.Subject!, d.DueAt)).Order());
        Assert.Equal([CureWay.HandIn, CureWay.OnSite, CureWay.StopAtOnce], _target.State.Findings.Select(f => f.Way).Order());
        Assert.Equal($"新泾责改〔2026〕{_target.State.Id[2..]}-1号", _target.State.Order!.Number);
        Assert.Equal(Service.Refused, _target.State.Order.Service);
    }

    [Fact]
    public void Papers_that_are_accepted_by_somebody_else_cure_the_finding()
    {
        _target.Ordered("grease-contract").Does(new HandIn("grease-contract", "油脂清运台账", "台账.pdf"), Firm);
        Assert.Equal(FindingStatus.Open, _target.State.Findings[0].Status);
        _target.Does(new HandIn("grease-contract", "餐厨废弃油脂收运合同", "合同.pdf"), Firm);
        Assert.Equal((FindingStatus.HandedIn, DeadlineStatus.Paused), (_target.State.Findings[0].Status, Term("grease-contract").Status));
        Assert.Equal("not-yours", _target.Give(new JudgePaper("grease-contract", "油脂清运台账", Accepted: true), Inspector)?.Code);
        _target.Does(new JudgePaper("grease-contract", "油脂清运台账", Accepted: false, "缺二月记录"), Verifier);
        Assert.Equal((FindingStatus.Open, DeadlineStatus.Running), (_target.State.Findings[0].Status, Term("grease-contract").Status));
        _target.WithPapers("grease-contract");
        Assert.Equal((RectificationStatus.Closed, DeadlineStatus.Met), (_target.State.Status, Term("grease-contract").Status));
    }

    [Fact]
    public void The_time_that_the_town_takes_to_judge_is_given_back()
    {
        _target.Ordered("grease-contract");
        var due = Term("grease-contract").DueAt;
        foreach (var paper in _target.State.Findings[0].Papers) _target.Does(new HandIn("grease-contract", paper.Name), Firm);
        _target.Wait(TimeSpan.FromDays(9));
        Assert.Equal(FindingStatus.HandedIn, _target.State.Findings[0].Status);
        _target.Does(new JudgePaper("grease-contract", "油脂清运台账", Accepted: false, "看不清"), Verifier);
        Assert.Equal(due.AddDays(9), Term("grease-contract").DueAt);
    }

    [Fact]
    public void What_is_cured_on_site_is_looked_at_by_somebody_else()
    {
        _target.Ordered("licence").Does(new ReportFixed("licence", "已悬挂"), Inspector);
        Assert.Equal(RectificationStatus.Reinspecting, _target.State.Status);
        Assert.Equal("not-yours", _target.Give(new Reinspect([new CureAnswer("licence", Cured: true)]), Inspector)?.Code);
        _target.Does(new Reinspect([new CureAnswer("licence", Cured: true)]), Verifier);
        Assert.Equal((RectificationStatus.Closed, DeadlineStatus.Met), (_target.State.Status, Term("licence").Status));
    }

    [Fact]
    public void A_term_that_passes_without_news_asks_for_a_reinspection()
    {
        _target.Ordered("licence").Wait(TimeSpan.FromDays(3));
        Assert.Equal((RectificationStatus.Reinspecting, FindingStatus.Overdue), (_target.State.Status, _target.State.Findings[0].Status));
        Assert.Single(_target.Events<TermPassed>());
        Assert.Single(_target.Events<TermReminded>(), e => e is { Deadline: DeadlineKind.Rectification, Subject: "licence" });
    }

    [Fact]
    public void There_is_a_second_term_once_then_interview_then_enforcement_and_its_result()
    {
        _target.Ordered("licence").FailedTwice("licence");
        Assert.Equal((RectificationStatus.Interview, 2), (_target.State.Status, _target.State.Findings[0].Term));
        Assert.Equal("interview-first", _target.Give(new HandOver("水务执法", "材料一并移送"), Supervisor)?.Code);
        _target.Does(new HoldInterview(Attended: true, "承诺整改"), Supervisor);
        Assert.Equal("interviewed-before", _target.Give(new HoldInterview(Attended: true, "再次约谈"), Supervisor)?.Code);
        Assert.Equal("unknown-enforcement", _target.Give(new HandOver("消防", "材料"), Supervisor)?.Code);
        _target.Does(new HandOver("水务执法", "材料一并移送"), Supervisor);
        Assert.Equal(RectificationStatus.Enforcement, _target.State.Status);
        _target.Does(new RecordResult(EnforcementResult.Corrected, "处罚后已整改", "沪水罚2026-1"), Supervisor);
        Assert.Equal((RectificationStatus.Closed, FindingStatus.Cured), (_target.State.Status, _target.State.Findings[0].Status));
    }

    [Fact]
    public void A_term_that_ends_while_enforcement_has_the_firm_does_not_take_it_back()
    {
        _target.Ordered("licence", "grease-trap");
        for (var term = 1; term <= 2; term++) _target.Wait(TimeSpan.FromDays(4)).Does(new Reinspect([new CureAnswer("licence", Cured: false, "仍未整改")]), Verifier);
        _target.Does(new HoldInterview(Attended: false, "未到"), Supervisor).Does(new HandOver("水务执法", "材料"), Supervisor).Wait(TimeSpan.FromDays(30));
        Assert.Equal((RectificationStatus.Enforcement, FindingStatus.Overdue), (_target.State.Status, _target.State.FindFinding("grease-trap")!.Status));
        Assert.True(_target.State.Find(DeadlineKind.Enforcement)!.IsOpen);
    }

    [Fact]
    public void Nobody_is_asked_to_judge_papers_of_a_firm_that_was_handed_over()
    {
        _target.Ordered("licence", "grease-contract").Does(new HandIn("grease-contract", "油脂清运台账", "台账.pdf"), Firm);
        for (var term = 1; term <= 2; term++) _target.Wait(TimeSpan.FromDays(4)).Does(new Reinspect([new CureAnswer("licence", Cured: false, "仍未整改")]), Verifier);
        _target.Does(new HoldInterview(Attended: false, "未到"), Supervisor).Does(new HandOver("水务执法", "材料"), Supervisor);
        Assert.Equal(DeadlineStatus.Cancelled, _target.State.Find(DeadlineKind.Judgement, "grease-contract")!.Status);
        _target.Does(new RecordResult(EnforcementResult.Returned, "证据不足"), Supervisor);
        Assert.True(_target.State.Find(DeadlineKind.Judgement, "grease-contract")!.IsOpen);
        Assert.Null(_target.Give(new JudgePaper("grease-contract", "油脂清运台账", Accepted: true), Verifier));
    }

    [Fact]
    public void What_enforcement_sends_back_is_looked_at_again()
    {
        _target.Ordered("licence").FailedTwice("licence").Does(new HoldInterview(Attended: false, "未到"), Supervisor).Does(new HandOver("水务执法", "材料"), Supervisor);
        _target.Does(new RecordResult(EnforcementResult.Returned, "不予立案"), Supervisor);
        Assert.Equal(RectificationStatus.Reinspecting, _target.State.Status);
        _target.Does(new Reinspect([new CureAnswer("licence", Cured: true)]), Verifier);
        Assert.Equal(RectificationStatus.Closed, _target.State.Status);
    }

    [Fact]
    public void It_is_visited_again_after_30_and_90_days_and_then_settled()
    {
        _target.Ordered("grease-contract").WithPapers("grease-contract").Wait(TimeSpan.FromDays(29));
        Assert.Equal(RectificationStatus.Closed, _target.State.Status);
        _target.Wait(TimeSpan.FromDays(1));
        Assert.Equal(RectificationStatus.Revisiting, _target.State.Status);
        _target.Does(new Revisit("无反弹"), Verifier).Wait(TimeSpan.FromDays(60));
        Assert.Equal(RectificationStatus.Revisiting, _target.State.Status);
        _target.Does(new Revisit("无反弹"), Verifier);
        Assert.Equal((RectificationStatus.Settled, null), (_target.State.Status, RectificationLifecycle.NextDeadline(_target.State)));
    }

    [Fact]
    public void A_relapse_begins_another_round_that_names_the_old_one()
    {
        _target.Ordered("grease-contract").WithPapers("grease-contract").Wait(TimeSpan.FromDays(31));
        var (order, version) = (_target.State.Order!.Number, _target.State.Version);
        _target.Does(new Revisit("油脂台账又停记", [new ItemAnswer("grease-contract", Ok: false, "四月无记录")]), Inspector);
        Assert.Equal((RectificationStatus.Inspected, 2), (_target.State.Status, _target.State.Round));
        var past = Assert.Single(_target.State.PastRounds);
        Assert.Equal((1, order, version), (past.Round, past.Order, past.UpToVersion));
        _target.Does(new ServeOrder(Service.SignedFor), Inspector).WithPapers("grease-contract");
        Assert.Equal(RectificationStatus.Closed, _target.State.Status);
        Assert.EndsWith("-2号", _target.State.Order!.Number, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "餐饮", "剑河路1号", null, null, "field-missing")]
    [InlineData("甲", "理发", "剑河路1号", null, null, "unknown-kind")]
    [InlineData("甲", "餐饮", "剑河路1号", "天山路", null, "unknown-section")]
    [InlineData("甲", "餐饮", "剑河路1号", null, "fangguan", "unit-not-in-campaign")]
    public void A_target_that_the_campaign_does_not_look_at_is_not_listed(string name, string kind, string address, string? section, string? unit, string code)
    {
        var entry = new TargetEntry { Name = name, Kind = kind, Address = address, Section = section, Unit = unit };
        Assert.Equal(code, LifecycleOf(Sewage).Decide(state: null, new ListTarget("ZG", entry, FoundOnStreet: false), Dispatcher, Start).Rejection?.Code);
    }

    private Deadline Term(string item) => _target.State.Find(DeadlineKind.Rectification, item)!;
}
