using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class RectificationTests(TownFixture fixture)
{
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);
    private readonly TownCaller _inspector = TownCaller.Handler(fixture.Town, "shengtai", "jiang");
    private readonly TownCaller _stranger = TownCaller.Handler(fixture.Town, "fangguan", "fang");

    [Fact]
    public async Task The_same_plan_is_one_campaign_and_another_one_is_refused()
    {
        var first = await _supervisor.PlanAsync("plan-a");
        var again = await _supervisor.PlanAsync("plan-a");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal("餐饮、汽修、洗车等企业污水乱排放专项治理", first.Text("name"));
        Assert.Equal((HttpStatusCode.Conflict, "campaign-exists"), await OutcomeAsync(_supervisor.PlanAsync("plan-a", "waste-sorting")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unknown-template"), await OutcomeAsync(_supervisor.PlanAsync("plan-b", "nonsense")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "campaign-id-invalid"), await OutcomeAsync(_supervisor.PlanAsync("Plan B")));
        Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), await OutcomeAsync(_inspector.PlanAsync("plan-c")));
        Assert.Equal((HttpStatusCode.NotFound, "campaign-not-found"), await OutcomeAsync(_supervisor.GetAsync("/api/campaigns/plan-z")));
        Assert.Contains((await _supervisor.GetAsync("/api/campaigns?top=500")).Body!["items"]!.AsArray(), c => c!["id"]!.ToString() == "plan-a");
        Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), await OutcomeAsync(_stranger.GetAsync("/api/campaigns/plan-a")));
    }

    [Fact]
    public async Task A_list_is_taken_row_by_row_and_sent_again_doubles_nobody()
    {
        await _dispatcher.PlanAsync("list-a", "sewage", CampaignCaller.Section);
        var list = CampaignCaller.Firms(3) + "理发店,理发,剑河路9号,\n\"坏行,餐饮\n样例面馆 1,餐饮,剑河路 1号,\n远店,餐饮,天山路1号,天山路\n";
        var sent = await _dispatcher.SendTargetsAsync("list-a", list);
        Assert.Equal("7 3 1 3", Counts(sent));
        Assert.Equal(["listed", "listed", "listed", "refused", "refused", "duplicate", "refused"], sent.Body!["receipt"]!.AsArray().Select(r => r!["outcome"]!.ToString()));
        Assert.Equal([null, null, null, "unknown-kind", "row-unreadable", null, "unknown-section"], sent.Body["receipt"]!.AsArray().Select(r => r!["code"]?.ToString()));
        Assert.Equal("7 0 4 3", Counts(await _dispatcher.SendTargetsAsync("list-a", list)));
        Assert.Equal(3, (await FiguresAsync("list-a"))["targets"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_bad_list_is_refused_whole_and_says_what_to_change()
    {
        await _dispatcher.PlanAsync("bad-a");
        var refused = await _dispatcher.SendTargetsAsync("bad-a", "店名,地址\n甲,剑河路1号\n");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "batch-header-wrong"), (refused.Status, refused.Code));
        Assert.Equal(2, refused.Body!["missing"]!.AsArray().Count);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "batch-unreadable"), await OutcomeAsync(_dispatcher.SendTargetsAsync("bad-a", """[{"name":"甲","kind":"餐饮","address":"剑河路1号"},{"name":""", "application/json")));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "batch-type-not-supported"), await OutcomeAsync(_dispatcher.SendTargetsAsync("bad-a", "x", "multipart/form-data")));
        Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), await OutcomeAsync(_inspector.SendTargetsAsync("bad-a", CampaignCaller.Firms(1))));
        Assert.Equal(0, (await FiguresAsync("bad-a"))["targets"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_firm_found_on_the_street_joins_the_list_and_one_that_is_gone_leaves_it_with_a_reason()
    {
        await _dispatcher.PlanAsync("street-a");
        await _dispatcher.SendTargetsAsync("street-a", CampaignCaller.Firms(2));
        var firm = JsonContent.Create(new JsonObject { ["name"] = "无名洗车", ["kind"] = "洗车", ["address"] = "北渔路77号" });
        var found = await _inspector.SendAsync(HttpMethod.Post, "/api/campaigns/street-a/targets?single=true", firm);
        Assert.Equal(HttpStatusCode.Created, found.Status);
        var id = found.Ids()[0];
        Assert.Equal("true", (await _inspector.GetAsync($"/api/rectifications/{id}")).Text("foundOnStreet"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "field-missing"), await OutcomeAsync(_dispatcher.DoAsync(id, "exclude", """{"reason":"moved","note":""}""")));
        Assert.Equal("excluded", (await _dispatcher.DoAsync(id, "exclude", """{"reason":"moved","note":"已搬离"}""")).Text("status"));
        await Eventually.HoldsAsync(async () => (await FiguresAsync("street-a")) is var total && total["targets"]!.GetValue<int>() == 2 && total["excluded"]!.GetValue<int>() == 1);
        Assert.Equal("1", (await _supervisor.GetAsync("/api/campaigns/street-a")).Body!["figures"]!["exclusions"]!["moved"]!.ToString());
    }

    [Fact]
    public async Task A_firm_goes_from_the_notice_to_closure_with_printed_papers_and_a_log_that_verifies()
    {
        await _dispatcher.PlanAsync("life-a");
        var id = (await _dispatcher.SendTargetsAsync("life-a", CampaignCaller.Firms(1, "阿婆<样例>"))).Ids()[0];
        Assert.Equal("noticed", (await _inspector.DoAsync(id, "deliver-notice", """{"way":"printed"}""")).Text("status"));
        var notice = Encoding.UTF8.GetString(await _inspector.DownloadAsync($"/api/rectifications/{id}/notice"));
        Assert.Contains("<li>油脂清运台账</li>", notice, StringComparison.Ordinal);
        Assert.Contains("阿婆&lt;样例&gt;面馆1", notice, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "photo-missing"), await OutcomeAsync(_inspector.DoAsync(id, "inspect", CampaignCaller.Inspection("direct-discharge", "grease-contract"))));
        var photo = await _inspector.SendAsync(HttpMethod.Post, $"/api/rectifications/{id}/photos?kind=before", new ByteArrayContent(Pictures.Jpeg()));
        Assert.Equal(HttpStatusCode.Created, photo.Status);
        Assert.NotEmpty(await _verifier.DownloadAsync($"/api/rectifications/{id}/photos/{photo.Text("photoId")}"));
        Assert.Equal("inspected", (await _inspector.DoAsync(id, "inspect", CampaignCaller.Inspection("direct-discharge", "grease-contract"))).Text("status"));
        Assert.Equal((HttpStatusCode.NotFound, "no-order"), await OutcomeAsync(_inspector.GetAsync($"/api/rectifications/{id}/order")));
        var ordered = await _inspector.DoAsync(id, "serve-order", """{"service":"signed","receivedBy":"店长","terms":[{"item":"grease-contract","term":{"amount":5,"unit":"workingDays"}}]}""");
        Assert.Equal("rectifying", ordered.Text("status"));
        var order = Encoding.UTF8.GetString(await _supervisor.DownloadAsync($"/api/rectifications/{id}/order"));
        Assert.All(["责令改正通知书", ordered.Body!["order"]!["number"]!.ToString(), "《城镇排水与污水处理条例》（国务院令第641号）第五十条", "油脂清运无合同或无记录", "线上补交资料", "当场签收"], words => Assert.Contains(words, order, StringComparison.Ordinal));
        var proof = await _supervisor.GetAsync($"/api/rectifications/{id}/deadlines/rectification?finding=grease-contract");
        Assert.Equal(("sewage/grease-contract", "5"), (proof.Text("rule"), proof.Body!["limit"]!["amount"]!.ToString()));
        foreach (var paper in new[] { "餐厨废弃油脂收运合同", "油脂清运台账" })
        {
            await _inspector.DoAsync(id, "hand-in", $$"""{"item":"grease-contract","paper":"{{paper}}","file":"扫描件.pdf"}""");
            await _verifier.DoAsync(id, "judge-paper", $$"""{"item":"grease-contract","paper":"{{paper}}","accepted":true}""");
        }

        Assert.Equal("reinspecting", (await _inspector.DoAsync(id, "report-fixed", """{"item":"direct-discharge","note":"已封堵"}""")).Text("status"));
        var refused = await _inspector.DoAsync(id, "reinspect", """{"results":[{"item":"direct-discharge","cured":true}]}""");
        Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), (refused.Status, refused.Code));
        Assert.NotNull(refused.Body!["allowed"]);
        var closed = await _verifier.DoAsync(id, "reinspect", """{"results":[{"item":"direct-discharge","cured":true}]}""", "close-1");
        Assert.Equal("closed", closed.Text("status"));
        Assert.Equal(closed.Text("version"), (await _verifier.DoAsync(id, "reinspect", """{"results":[{"item":"direct-discharge","cured":true}]}""", "close-1")).Text("version"));
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/rectifications/{id}/log/verification")).Text("valid"));
        Assert.Equal("Running", (await _supervisor.GetAsync($"/api/rectifications/{id}/orchestration")).Text("runtimeStatus"));
        Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), await OutcomeAsync(_stranger.GetAsync($"/api/rectifications/{id}")));
    }

    [Fact]
    public async Task What_is_handed_over_goes_with_its_file()
    {
        await _dispatcher.PlanAsync("over-a");
        var id = (await _dispatcher.SendTargetsAsync("over-a", CampaignCaller.Firms(1))).Ids()[0];
        var photo = await _inspector.SendAsync(HttpMethod.Post, $"/api/rectifications/{id}/photos?kind=before", new ByteArrayContent(Pictures.Jpeg()));
        await _inspector.DoAsync(id, "inspect", CampaignCaller.Inspection("direct-discharge"));
        await _inspector.DoAsync(id, "serve-order", """{"service":"refused"}""");
        for (var term = 1; term <= 2; term++)
        {
            await _inspector.DoAsync(id, "report-fixed", """{"item":"direct-discharge","note":"企业称已封堵"}""");
            await _verifier.DoAsync(id, "reinspect", """{"results":[{"item":"direct-discharge","cured":false,"note":"仍<直排>"}]}""");
        }

        Assert.Equal("interview", (await _supervisor.GetAsync($"/api/rectifications/{id}")).Text("status"));
        Assert.Equal((HttpStatusCode.NotFound, "not-handed-over"), await OutcomeAsync(_supervisor.GetAsync($"/api/rectifications/{id}/hand-over")));
        await _supervisor.DoAsync(id, "interview", """{"attended":false,"note":"电话通知未到"}""");
        Assert.Equal("enforcement", (await _supervisor.DoAsync(id, "hand-over", """{"to":"水务执法","note":"材料一并移送"}""")).Text("status"));
        var letter = Encoding.UTF8.GetString(await _supervisor.DownloadAsync($"/api/rectifications/{id}/hand-over"));
        var log = (await _supervisor.GetAsync($"/api/rectifications/{id}/log")).Body!["entries"]!.AsArray();
        Assert.All(
            ["水务执法：", "约谈，企业未到场：电话通知未到", "未改正（仍&lt;直排&gt;）", $"整改前，SHA-256 {photo.Text("sha256")}", $"末条校验值 {log[^1]!["hash"]}"],
            words => Assert.Contains(words, letter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_figures_say_who_was_visited_and_the_list_who_was_not()
    {
        await _dispatcher.PlanAsync("figures-a", "sewage", CampaignCaller.Section, "北渔路");
        var ids = (await _dispatcher.SendTargetsAsync("figures-a", CampaignCaller.Firms(4) + "渔记,餐饮,北渔路5号,北渔路\n")).Ids();
        Assert.Equal("passed", (await _inspector.DoAsync(ids[0], "inspect", CampaignCaller.Inspection())).Text("status"));
        Assert.Equal("inspected", (await _inspector.DoAsync(ids[1], "inspect", CampaignCaller.Inspection("licence"))).Text("status"));
        JsonNode? figures = null;
        await Eventually.HoldsAsync(async () => (figures = (await _inspector.GetAsync("/api/campaigns/figures-a")).Body!["figures"])!["total"]!["visited"]!.GetValue<int>() == 2);
        Assert.Equal(("5", "0.4", "3"), (figures!["total"]!["targets"]!.ToString(), figures["total"]!["coverage"]!.ToString(), figures["total"]!["unvisited"]!.ToString()));
        Assert.Equal(("0.5", "0"), (figures["sections"]![CampaignCaller.Section]!["coverage"]!.ToString(), figures["sections"]!["北渔路"]!["coverage"]!.ToString()));
        Assert.Equal(("1", "1", "3"), (figures["byStatus"]!["passed"]!.ToString(), figures["byStatus"]!["inspected"]!.ToString(), figures["byStatus"]!["listed"]!.ToString()));
        var unvisited = await _supervisor.GetAsync("/api/campaigns/figures-a/targets?unvisited=true&top=2");
        var rest = await _supervisor.GetAsync($"/api/campaigns/figures-a/targets?unvisited=true&top=2&continuation={Uri.EscapeDataString(unvisited.Text("continuation"))}");
        Assert.Equal(ids[2..].Order(), Names(unvisited).Concat(Names(rest)).Order());
        Assert.Equal([ids[0]], Names(await _supervisor.GetAsync("/api/campaigns/figures-a/targets?state=passed")));
        Assert.Equal((HttpStatusCode.BadRequest, "state-invalid"), await OutcomeAsync(_supervisor.GetAsync("/api/campaigns/figures-a/targets?state=nonsense")));
    }

    private static IEnumerable<string> Names(Answer page) => page.Body!["items"]!.AsArray().Select(item => item!["id"]!.ToString());

    private static string Counts(Answer listing) => string.Join(' ', new[] { "rows", "listed", "duplicates", "refused" }.Select(listing.Text));

    private static async Task<(HttpStatusCode, string)> OutcomeAsync(Task<Answer> sent) => await sent is var answer ? (answer.Status, answer.Code) : default;

    private async Task<JsonNode> FiguresAsync(string campaign) => (await _supervisor.GetAsync($"/api/campaigns/{campaign}")).Body!["figures"]!["total"]!;
}
