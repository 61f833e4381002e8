using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A town's own template, in seconds: the engine reminds, escalates and asks for the re-inspection by itself.</summary>
public sealed class RectificationClockTests(OfficeTown fixture) : IClassFixture<OfficeTown>, IDisposable
{
    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);
    private readonly TownCaller _inspector = TownCaller.Handler(fixture.Town, "shengtai", "jiang");
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);

    public void Dispose()
    {
        _admin.Dispose();
        _dispatcher.Dispose();
        _inspector.Dispose();
        _verifier.Dispose();
    }

    [Fact]
    public async Task A_template_that_the_town_puts_in_force_runs_without_a_release_and_its_terms_are_kept_by_the_engine()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OfficeTown.PutAsync(_admin, "campaign-templates", Hasty(await OfficeTown.ReadAsync(_admin, "campaign-templates"), demo: false))).Status);
        Assert.Equal(HttpStatusCode.OK, (await OfficeTown.PutAsync(_admin, "campaign-templates", Hasty(await OfficeTown.ReadAsync(_admin, "campaign-templates"), demo: true))).Status);
        await Eventually.HoldsAsync(async () => (await _dispatcher.PlanAsync("hasty-a", "hasty")).Status is HttpStatusCode.Created or HttpStatusCode.OK);
        var id = (await _dispatcher.SendTargetsAsync("hasty-a", "企业名称,类型,地址\n样例车铺,车铺,泉口路1号\n")).Ids()[0];
        await HappensAsync(id, "TermEscalated");
        await _inspector.DoAsync(id, "inspect", """{"answers":[{"item":"floor","ok":false,"note":"地面油污"}]}""");
        await _inspector.DoAsync(id, "serve-order", """{"service":"left"}""");
        await HappensAsync(id, "TermPassed");
        Assert.Equal("reinspecting", (await _verifier.GetAsync($"/api/rectifications/{id}")).Text("status"));
        Assert.Equal("settled", (await _verifier.DoAsync(id, "reinspect", """{"results":[{"item":"floor","cured":true}]}""")).Text("status"));
        await Eventually.HoldsAsync(async () => (await _verifier.GetAsync($"/api/rectifications/{id}/orchestration")).Text("runtimeStatus") == "Completed");
        Assert.Equal("true", (await _verifier.GetAsync($"/api/rectifications/{id}/log/verification")).Text("valid"));
    }

    private Task HappensAsync(string id, string happened) => Eventually.HoldsAsync(async () =>
        (await _verifier.GetAsync($"/api/rectifications/{id}/log")).Body!["entries"]!.AsArray().Any(entry => entry!["event"]!.ToString() == happened));

    /// <summary>One more template, with one item and two seconds for everything.</summary>
    private static JsonNode Hasty(JsonNode set, bool demo)
    {
        var template = set["templates"]![0]!.DeepClone();
        template["code"] = "hasty";
        template["kinds"] = JsonNode.Parse("""[{"code":"workshop","name":"车铺"}]""");
        template["items"] = JsonNode.Parse("""[{"code":"floor","name":"地面整洁","finding":"地面不洁","way":"onSite","term":{"amount":2,"unit":"seconds"}}]""");
        template["revisitAfterDays"] = new JsonArray();
        template["escalations"] = JsonNode.Parse("""[{"after":{"amount":0,"unit":"seconds"},"to":"unitLeader"}]""");
        foreach (var step in template["terms"]!.AsObject().Select(term => term.Key).ToList()) template["terms"]![step] = JsonNode.Parse("""{"amount":2,"unit":"seconds"}""");
        set["templates"]!.AsArray().Add(template);
        set["edition"] = $"hasty-{demo}";
        set["demo"] = demo;
        return set;
    }
}
