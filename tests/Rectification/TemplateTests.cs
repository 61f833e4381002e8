using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Tests.Reference;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>The other inspections of the seed run on the same engine: another template, no code.</summary>
public sealed class TemplateTests
{
    public static TheoryData<string, string> Kinds =>
        [.. Seeds.Town.CampaignTemplateSet.Templates.SelectMany(t => t.Kinds.Select(k => new TheoryDataRow<string, string>(t.Code, k.Code)))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_target_of_every_kind_goes_from_the_list_to_closure_with_every_item_found(string template, string kind)
    {
        var target = new TargetInHand(Of(template), Noodles with { Kind = kind });
        target.Does(new DeliverNotice(NoticeWay.Printed), Inspector);
        target.Ordered([.. target.Campaign.Template.ItemsOf(kind).Select(i => i.Code)]);
        foreach (var finding in target.State.Findings)
        {
            if (finding.Way == CureWay.HandIn) target.WithPapers(finding.Item);
            else target.Does(new ReportFixed(finding.Item, "已整改"), Inspector);
        }

        var claimed = target.State.Findings.Where(f => f.Status == FindingStatus.Claimed).ToList();
        if (claimed.Count > 0) target.Does(new Reinspect([.. claimed.Select(f => new CureAnswer(f.Item, Cured: true))]), Verifier);
        Assert.Equal(RectificationStatus.Closed, target.State.Status);
        foreach (var _ in target.State.Revisits)
        {
            target.Wait(target.State.Revisits[target.State.RevisitsDone] - target.Now);
            target.Does(new Revisit("无反弹"), Verifier);
        }

        Assert.Equal(RectificationStatus.Settled, target.State.Status);
        Assert.DoesNotContain(target.State.Deadlines, d => d.Status == DeadlineStatus.Missed);
    }

    [Fact]
    public void The_seed_has_the_sewage_checklist_of_each_kind_of_firm()
    {
        var sewage = Sewage.Template;
        Assert.Equal(["licence", "drainage-permit", "grease-trap", "trap-cleaning", "grease-contract", "direct-discharge", "outlet"], sewage.ItemsOf("catering").Select(i => i.Code));
        Assert.Equal(["licence", "drainage-permit", "grease-trap", "grit-chamber", "trap-cleaning", "waste-oil", "direct-discharge", "outlet"], sewage.ItemsOf("repair").Select(i => i.Code));
        Assert.Equal(["licence", "drainage-permit", "grit-chamber", "direct-discharge", "outlet", "carwash-record"], sewage.ItemsOf("carwash").Select(i => i.Code));
        Assert.Equal([30, 90], sewage.RevisitAfterDays);
    }
}
