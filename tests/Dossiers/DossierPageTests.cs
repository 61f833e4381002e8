using System.Xml.Linq;
using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dossiers;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Dossiers;

public sealed class DossierPageTests
{
    private static readonly CaseCourse Course = new(Seeds.Town);

    private static readonly (CaseCommand Command, Actor Actor)[] Steps =
    [
        (new TakeDueActions(), Actor.System), (new Accept(), SampleTown.Handler), (new Return("<b>不属本单位职责</b>"), SampleTown.Handler), (new Report("正在清运 & 核实"), SampleTown.Handler),
        (new Complete(CaseResult.Solved, "属实", "合理", "已清运"), SampleTown.Handler), (new Verify(Passed: false, "仍有垃圾"), SampleTown.Verifier), (new Verify(Passed: true), SampleTown.Verifier),
        (new CallBack(Reached: true, Solved: true, Satisfaction.Basically), SampleTown.Supervisor), (new Reopen("又出现了"), SampleTown.Dispatcher), (new OrderSupervision("限期办结"), SampleTown.Supervisor),
    ];

    [Fact]
    public void There_is_a_sentence_in_Chinese_for_every_event_that_a_case_can_have()
    {
        var events = typeof(CaseEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent)));
        Assert.Equal(events.Select(type => type.Name).Order(StringComparer.Ordinal), EventSamples.All.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));
        Assert.All(EventSamples.All, e => Assert.Contains(Course.Of(e), IsChinese));
        Assert.All(EventSamples.All, e => Assert.DoesNotContain(e.GetType().Name, Course.Of(e), StringComparison.Ordinal));
    }

    [Fact]
    public void People_and_units_are_called_by_their_names()
    {
        var (member, unit) = (Seeds.Town.StaffSet.Staff[0], Seeds.Town.UnitSet.Units[0]);
        Assert.Equal($"{member.Name}（{member.Id}）", Course.Person(member.Id));
        Assert.Equal(("系统", "nobody"), (Course.Person("@system"), Course.Person("nobody")));
        Assert.StartsWith($"派遣给{unit.Name}", Course.Of(new CaseAssigned(unit.Code, [], Note: null, Rule: null)), StringComparison.Ordinal);
    }

    [Property(MaxTest = 200)]
    public void A_page_has_a_row_for_each_entry_and_is_the_same_page_again((byte Step, byte Minutes)[] steps, bool isIntact)
    {
        var inHand = new CaseInHand();
        foreach (var (step, minutes) in steps)
        {
            inHand.Wait(TimeSpan.FromMinutes(minutes));
            var (command, actor) = Steps[step % Steps.Length];
            inHand.Give(command, actor);
        }

        var log = inHand.Log.Select((entry, n) => isIntact || n > 0 ? entry : entry with { By = "somebody-else" }).ToList();
        var dossier = new CaseDossier(inHand.State, new Reporter("贾**", "138****0002"), log, RecordLog.Verify(inHand.State.Id, log, inHand.State.Version, log[^1].Hash));
        DossierPhoto[] photos = [new("p1", PhotoKind.Report, "s1", "photos/p1.jpeg", Intact: true), new("p2", PhotoKind.After, "s2", Member: null, Intact: false)];
        var page = new DossierPage(Seeds.Town).Of(dossier, photos);
        Assert.Equal(page, new DossierPage(Seeds.Town).Of(dossier, photos));
        var tables = XDocument.Parse(page["<!DOCTYPE html>".Length..]).Descendants("table").Select(t => t.Elements("tr").ToList()).ToList();
        Assert.Equal(log.Count + 1, tables[1].Count);
        Assert.Equal(inHand.State.Deadlines.Count + 1, tables[2].Count);
        Assert.Equal(["一致", "文件缺失"], tables[3].Skip(1).Select(row => row.Elements("td").ElementAt(2).Value));
        Assert.Contains(isIntact ? "经核验完整" : "日志核验未通过：第 1 条起不符", page, StringComparison.Ordinal);
    }

    private static bool IsChinese(char c) => c is >= '一' and <= '鿿';
}
