using System.Text;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Tests.Rectification;
using Xinjing.Serverless.Tests.Reference;
using Xinjing.Serverless.WeCom;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Chat;

public sealed class FirmNoticesTests
{
    private const string Contract = "餐厨废弃油脂收运合同";
    private static readonly Uri Page = new("https://town.example.cn/api/handin/x");
    private readonly TargetInHand _target = new(Sewage, Noodles with { Account = "firm-600" });

    public static TheoryData<string, string> Kinds => [.. Seeds.Town.CampaignTemplateSet.Templates.SelectMany(t => t.Kinds.Select(k => (t.Code, k.Code)))];

    [Fact]
    public void The_notice_says_which_papers_to_prepare_and_where_to_confirm_it()
    {
        var message = Last(new DeliverNotice(NoticeWay.Chat), Inspector);
        Assert.Equal(ChatTarget.Member("firm-600"), message!.Target);
        Assert.StartsWith("阿婆样例面馆（剑河路600号）：\n", message.Text, StringComparison.Ordinal);
        Assert.Contains($". {Contract}\n", message.Text, StringComparison.Ordinal);
        Assert.EndsWith($"\n{Page}", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_printed_notice_is_not_sent() => Assert.Null(Last(new DeliverNotice(NoticeWay.Printed), Inspector));

    [Fact]
    public void An_order_names_each_finding_with_its_term()
    {
        _target.Inspected("licence", "grease-contract");
        var text = Last(new ServeOrder(Service.SignedFor), Inspector)!.Text;
        Assert.All(_target.State.Deadlines.Where(d => d.Kind == DeadlineKind.Rectification), d => Assert.Contains($"· {Sewage.Template.FindItem(d.Subject!)!.Finding}：{Time(d.DueAt)} 前", text, StringComparison.Ordinal));
        Assert.Contains(_target.State.Order!.Number, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_that_was_rejected_is_told_with_its_reason_and_an_accepted_one_is_not()
    {
        _target.Ordered("grease-contract").Does(new HandIn("grease-contract", Contract, "a.pdf"), Firm);
        Assert.Contains("看不清", Last(new JudgePaper("grease-contract", Contract, Accepted: false, "看不清"), Verifier)!.Text, StringComparison.Ordinal);
        _target.Does(new HandIn("grease-contract", Contract, "b.pdf"), Firm);
        Assert.Null(Last(new JudgePaper("grease-contract", Contract, Accepted: true), Verifier));
    }

    [Fact]
    public void With_the_last_cure_the_firm_hears_that_it_is_done()
    {
        _target.Ordered("licence");
        Assert.Contains("准予销号", Last(new Reinspect([new CureAnswer("licence", Cured: true)]), Verifier)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_reinspection_names_the_firms_new_term_and_the_second_one_its_interview()
    {
        _target.Ordered("licence").Wait(TimeSpan.FromDays(60));
        var failed = new Reinspect([new CureAnswer("licence", Cured: false, "仍未整改")]);
        var text = Last(failed, Verifier)!.Text;
        Assert.Contains($"· {Sewage.Template.FindItem("licence")!.Finding}：{Time(_target.State.Find(DeadlineKind.Rectification, "licence")!.DueAt)} 前", text, StringComparison.Ordinal);
        _target.Wait(TimeSpan.FromDays(60));
        text = Last(failed, Verifier)!.Text;
        Assert.Contains("约谈", text, StringComparison.Ordinal);
        Assert.DoesNotContain("·", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_cure_of_one_of_two_is_no_failure()
    {
        _target.Ordered("licence", "outlet").Does(new ReportFixed("outlet", "已改"), Inspector);
        Assert.Null(Last(new Reinspect([new CureAnswer("licence", Cured: true)]), Verifier));
    }

    [Fact]
    public void A_good_visit_does_not_close_a_firm_again()
    {
        _target.Ordered("licence").Does(new Reinspect([new CureAnswer("licence", Cured: true)]), Verifier).Wait(TimeSpan.FromDays(31));
        Assert.Null(Last(new Revisit("无反弹"), Inspector));
    }

    [Fact]
    public void An_order_about_everything_still_leads_to_the_page()
    {
        _target.Inspected([.. Sewage.Template.ItemsOf(_target.State.Kind).Select(i => i.Code)]);
        var target = new TargetInHand(Sewage, Noodles with { Name = new string('店', 180), Account = "firm-600" });
        target.Inspected([.. Sewage.Template.ItemsOf(target.State.Kind).Select(i => i.Code)]).Does(new ServeOrder(Service.SignedFor, Number: new string('号', 190)), Inspector);
        var text = Assert.Single(new FirmNotices(target.State, Sewage.Template, Page).Of(target.Log[^1])).Text;
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1_000, TextCut.MostBytes);
        Assert.EndsWith($"\n{Page}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_link_no_page_is_named() =>
        Assert.EndsWith(Sewage.Template.Authority, Last(new DeliverNotice(NoticeWay.Chat), Inspector, page: null)!.Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_notice_of_every_template_goes_into_one_message(string template, string kind)
    {
        var campaign = Of(template);
        var target = new TargetInHand(campaign, Noodles with { Kind = kind, Account = "firm-600" });
        target.Does(new DeliverNotice(NoticeWay.Chat), Inspector);
        var text = Assert.Single(new FirmNotices(target.State, campaign.Template, Page).Of(target.Log[^1])).Text;
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 100, TextCut.MostBytes);
    }

    private static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private OutgoingMessage? Last(RectificationCommand command, Xinjing.Serverless.Cases.Actor actor) => Last(command, actor, Page);

    private OutgoingMessage? Last(RectificationCommand command, Xinjing.Serverless.Cases.Actor actor, Uri? page)
    {
        _target.Does(command, actor);
        return new FirmNotices(_target.State, Sewage.Template, page).Of(_target.Log[^1]).SingleOrDefault();
    }
}
