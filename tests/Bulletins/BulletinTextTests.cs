using System.Text;
using FsCheck.Xunit;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Tests.Reference;
using Xinjing.Serverless.Tests.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

public sealed class BulletinTextTests
{
    private const int MostBytes = 2048;
    private const string Rest = "（篇幅所限，其余见通报页面）";

    [Fact]
    public void Campaigns_are_told_with_their_coverage_and_none_takes_no_room()
    {
        var figures = SampleBulletin.Figures([], [], []);
        Assert.DoesNotContain("专项治理", Text(figures), StringComparison.Ordinal);
        var text = Text(figures with { Campaigns = [new CampaignFigure("污水乱排放专项治理", Targets: 8, Visited: 6, Rectifying: 2, Closed: 1, Enforcement: 1, Overdue: 3)] });
        Assert.Contains("污水乱排放专项治理：底册 8 家，已检查 6 家，覆盖率 75%，未检查 2 家", text, StringComparison.Ordinal);
        Assert.Contains("整改中 2 家，已销号 1 家，移送执法 1 家，超期 3 家", text, StringComparison.Ordinal);

        static string Text(BulletinFigures figures) => Bulletin.Of(SampleBulletin.Monday, SampleBulletin.Period, figures, Seeds.Town, SampleBulletin.At).Text;
    }

    [Fact]
    public void A_Monday_tells_of_Friday_to_Sunday_in_words_that_a_meeting_can_use()
    {
        var bulletin = SampleBulletin.Of(
            [
                SampleFacts.Case("f-1"), SampleFacts.Case("f-2") with { Returns = 1 }, SampleFacts.Case("f-3") with { Source = "resident" },
                SampleFacts.Case("f-4") with { Source = "patrol", Rejected = true },
            ],
            [
                .. SampleBulletin.Closed("lvhua", 3), .. SampleBulletin.Closed("chengguan", 4, late: 1), .. SampleBulletin.Closed("police", 2, late: 2),
                SampleFacts.Closed("h-1") with { Unit = "shengtai", FirstContact = true, Satisfaction = Satisfaction.Satisfied },
                SampleFacts.Closed("h-2") with { Unit = "shengtai", FirstContact = false, Satisfaction = Satisfaction.Basically, Result = CaseResult.Explained },
                SampleFacts.Closed("h-3") with { Unit = "shengtai", FirstContact = true, Satisfaction = Satisfaction.Dissatisfied },
                SampleFacts.Case("rejected") with { Rejected = true },
            ],
            [
                SampleBulletin.InHand(1, new TimeSpan(2, 3, 40, 0)), SampleBulletin.InHand(2, new TimeSpan(3, 20, 0), "chengguan", CaseStatus.Assigned),
                SampleBulletin.InHand(3, TimeSpan.FromMinutes(12), unit: null, CaseStatus.Filed), SampleBulletin.InHand(4, TimeSpan.FromDays(-2), isProvisional: true),
                SampleBulletin.InHand(5, TimeSpan.FromHours(-1), unit: null, CaseStatus.Returned), SampleBulletin.InHand(6, TimeSpan.Zero, status: CaseStatus.Suspended),
            ]);
        Assert.Equal(
            """
            晨会通报 2026年3月9日（星期一）
            时段：3月6日（星期五）至3月8日（星期日）；截至3月9日 08:15
            一、案件办理
            上报 4 件：12345 热线 2 件、网格巡查 1 件、市民上报 1 件
            立案 3 件，不予立案或并案 1 件，退回或收回改派 1 件
            结案 12 件：12345 热线 3 件、网格巡查 9 件
            按时办结 9 件，按时办结率 75%
            二、在办与超期
            在办 6 件，超期 3 件，待重新派遣 1 件，挂账 1 件
            超期最久的案件：
            1. XJ26030500000000001 暴露垃圾，绿化市容管理（处置中），超期 2 天 3 小时
            2. XJ26030500000000002 暴露垃圾，新泾镇综合行政执法队（城管）（已派遣，待接单），超期 3 小时 20 分钟
            3. XJ26030500000000003 暴露垃圾，未派遣（已立案，待派遣），超期 12 分钟
            三、热线（时段内结案）
            先行联系率 66.7%（3 件中 2 件）
            诉求解决率 66.7%（3 件中 2 件）
            市民满意率 60%（3 件中 2 件）
            四、承办单位
            按时办结率最高：绿化市容管理（3/3）、生态环境（3/3）并列，100%
            按时办结率最低：新泾镇综合行政执法队（城管）（3/4），75%
            （比较时段内结案满 3 件的 3 家单位）
            超期未办最多：新泾镇综合行政执法队（城管）、绿化市容管理并列，1 件
            五、时限暂定
            在办案件中 1 件的到期时间跨入放假安排尚未公布的年份，暂定，公布并载入后重新计算
            """,
            bulletin.Text);
    }

    [Fact]
    public void A_quiet_day_is_said_in_few_words()
    {
        var text = SampleBulletin.Of([], [], []).Text;
        Assert.Equal(
            """
            一、案件办理
            上报 0 件
            结案 0 件
            二、在办与超期
            在办 0 件，超期 0 件，待重新派遣 0 件，挂账 0 件
            三、承办单位
            时段内结案满 3 件的单位不足两家，不作比较
            """,
            string.Join('\n', text.Split('\n').Skip(2)));
    }

    [Fact]
    public void A_list_is_cut_to_five_and_the_rest_is_on_the_page()
    {
        var bulletin = SampleBulletin.Of([], [], Enumerable.Range(1, 12).Select(number => SampleBulletin.InHand(number, TimeSpan.FromHours(number))));
        Assert.Contains("\n5. XJ26030500000000008 ", bulletin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n6. ", bulletin.Text, StringComparison.Ordinal);
        Assert.Contains("\n另有 7 项，见通报页面\n", bulletin.Text, StringComparison.Ordinal);
        var section = bulletin.Sections.Single(s => s.Items.Count > 0);
        Assert.Equal((10, 2), (section.Items.Count, section.ItemsLeftOut));
    }

    [Fact]
    public void No_citizen_is_in_it()
    {
        var bulletin = SampleBulletin.Of([], [], [SampleBulletin.InHand(1, TimeSpan.FromHours(1))]);
        foreach (var text in new[] { bulletin.Text, BulletinPage.Of(bulletin) })
            Assert.All(new[] { "贾市民", "13800000002", "剑河路" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Property(MaxTest = 300)]
    public void However_long_it_is_it_fits_and_ends_with_a_whole_line(byte[] sizes)
    {
        BulletinSection[] sections = [.. sizes.Select((size, number) => Section(number, size))];
        var text = BulletinText.Of(SampleBulletin.Monday, SampleBulletin.Period, SampleBulletin.At, sections);
        var lines = text.Split('\n');
        Assert.True(Encoding.UTF8.GetByteCount(text) <= MostBytes);
        if (lines[^1] == Rest)
        {
            Assert.True(sections.SelectMany(s => s.Lines.Concat(s.Items)).Sum(Encoding.UTF8.GetByteCount) > MostBytes / 2);
            Assert.False(lines[^2].EndsWith('节') || lines[^2].EndsWith('：'), lines[^2]);
        }
        else
        {
            Assert.Equal(2 + sections.Sum(s => 2 + Math.Min(s.Items.Count, 5) + (s.Items.Count > 5 ? 1 : 0)), lines.Length);
        }
    }

    private static BulletinSection Section(int number, byte size) =>
        new($"第{number}节", [new string('泾', 1 + size) + (size % 8 > 0 ? "：" : "")]) { Items = [.. Enumerable.Repeat("案件", size % 8)] };
}
