using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A firm under an order that has to hand two papers in, and its link.</summary>
internal sealed class FirmUnderOrder(LocalTown town, string id, string path) : IDisposable
{
    public const string Item = "grease-contract";
    public const string Paper = "餐厨废弃油脂收运合同";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = town.Host.BaseAddress };

    public string Id => id;

    /// <summary>Of the link.</summary>
    public string Path => path;

    public static async Task<FirmUnderOrder> OfAsync(LocalTown town, string campaign)
    {
        using var dispatcher = TownCaller.Dispatcher(town);
        using var inspector = TownCaller.Handler(town, "shengtai", "jiang");
        await dispatcher.PlanAsync(campaign);
        var id = (await dispatcher.SendTargetsAsync(campaign, CampaignCaller.Firms(1, campaign))).Ids()[0];
        await inspector.DoAsync(id, "inspect", CampaignCaller.Inspection(Item));
        await inspector.DoAsync(id, "serve-order", """{"service":"signed"}""");
        return new FirmUnderOrder(town, id, (await inspector.DoAsync(id, "issue-link")).Text("handIn"));
    }

    public Task<Answer> LookAsync() => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> HandInAsync(byte[] file, string paper = Paper, string? at = null)
    {
        var form = new MultipartFormDataContent { { new StringContent(Item), "item" }, { new StringContent(paper), "paper" }, { new ByteArrayContent(file), "file", "扫描件.pdf" } };
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, at ?? path) { Content = form });
    }

    /// <summary>As a browser asks: a page comes back.</summary>
    public async Task<(HttpStatusCode Status, string Page)> BrowseAsync(HttpContent? form = null)
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return new Answer(answer.StatusCode, answer.Headers, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
    }

    public void Dispose() => _http.Dispose();
}

[Collection(TownTests.Name)]
public sealed class FirmDoorTests(TownFixture fixture)
{
    private readonly TownCaller _inspector = TownCaller.Handler(fixture.Town, "shengtai", "jiang");
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);

    [Fact]
    public async Task A_firm_sees_what_is_missing_hands_it_in_and_hears_what_was_rejected()
    {
        using var firm = await FirmUnderOrder.OfAsync(fixture.Town, "door-a");
        var seen = await firm.LookAsync();
        Assert.Equal(("rectifying", "pending"), (seen.Text("status"), Paper(seen)["status"]!.ToString()));
        var sent = Documents.Pdf();
        var taken = await firm.HandInAsync(sent);
        Assert.Equal((HttpStatusCode.OK, "handedIn"), (taken.Status, Paper(taken)["status"]!.ToString()));
        var file = Paper(taken)["file"]!.ToString();
        Assert.Equal(sent, await _verifier.DownloadAsync($"/api/rectifications/{firm.Id}/papers/{file}"));
        await _verifier.DoAsync(firm.Id, "judge-paper", $$"""{"item":"{{FirmUnderOrder.Item}}","paper":"{{FirmUnderOrder.Paper}}","accepted":false,"reason":"缺公章"}""");
        Assert.Equal("缺公章", Paper(await firm.LookAsync())["reason"]!.ToString());
        Assert.Equal("handedIn", Paper(await firm.HandInAsync(Pictures.Jpeg()))["status"]!.ToString());
        var stale = await _verifier.DoAsync(firm.Id, "judge-paper", $$"""{"item":"{{FirmUnderOrder.Item}}","paper":"{{FirmUnderOrder.Paper}}","accepted":true,"file":"{{file}}"}""");
        Assert.Equal((HttpStatusCode.Conflict, "paper-changed"), Outcome(stale));
        var events = (await _verifier.GetAsync($"/api/rectifications/{firm.Id}/log")).Body!["entries"]!.AsArray().Count(e => e!["event"]!.ToString() == "PaperHandedIn");
        await firm.HandInAsync(Pictures.Jpeg());
        Assert.Equal(2, events);
        Assert.Equal(2, (await _verifier.GetAsync($"/api/rectifications/{firm.Id}/log")).Body!["entries"]!.AsArray().Count(e => e!["event"]!.ToString() == "PaperHandedIn"));
    }

    [Fact]
    public async Task What_is_no_paper_is_refused_in_words_and_changes_nothing()
    {
        using var firm = await FirmUnderOrder.OfAsync(fixture.Town, "door-b");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "picture-type-not-supported"), Outcome(await firm.HandInAsync([.. "PK\x03\x04"u8])));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unknown-paper"), Outcome(await firm.HandInAsync(Pictures.Jpeg(), "无此资料")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "pdf-corrupt"), Outcome(await firm.HandInAsync([.. "%PDF-1.7"u8])));
        Assert.Equal((HttpStatusCode.BadRequest, "form-invalid"), Outcome(await firm.SendAsync(new HttpRequestMessage(HttpMethod.Post, firm.Path) { Content = new StringContent("{}") })));
        Assert.Equal("pending", Paper(await firm.LookAsync())["status"]!.ToString());
        using var form = new MultipartFormDataContent { { new StringContent(FirmUnderOrder.Item), "item" }, { new StringContent(FirmUnderOrder.Paper), "paper" }, { new ByteArrayContent([1, 2, 3]), "file", "a.jpg" } };
        var (status, page) = await firm.BrowseAsync(form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains("只收 JPEG、PNG、WebP 照片或 PDF 文件。", page, StringComparison.Ordinal);
        Assert.Contains("<form method=\"post\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_changed_revoked_or_replaced_leads_nowhere()
    {
        using var firm = await FirmUnderOrder.OfAsync(fixture.Town, "door-c");
        Assert.Equal((HttpStatusCode.NotFound, "link-not-found"), Outcome(await firm.HandInAsync(Pictures.Jpeg(), at: firm.Path[..^1] + (firm.Path[^1] == 'A' ? 'B' : 'A'))));
        var next = (await _inspector.DoAsync(firm.Id, "issue-link", """{"days":3}""")).Text("handIn");
        Assert.Equal((HttpStatusCode.NotFound, "link-not-found"), Outcome(await firm.LookAsync()));
        Assert.Equal(HttpStatusCode.OK, (await firm.HandInAsync(Pictures.Jpeg(), at: next)).Status);
        Assert.Null((await _inspector.DoAsync(firm.Id, "revoke-link")).Body!["handIn"]);
        Assert.Equal((HttpStatusCode.NotFound, "link-not-found"), Outcome(await firm.HandInAsync(Pictures.Jpeg(), at: next)));
        Assert.Contains("链接无效或已停用", (await firm.BrowseAsync()).Page, StringComparison.Ordinal);
        Assert.Null((await _verifier.GetAsync($"/api/rectifications/{firm.Id}")).Body!["handIn"]);
    }

    [Fact]
    public async Task A_link_that_is_used_too_often_has_to_wait()
    {
        using var firm = await FirmUnderOrder.OfAsync(fixture.Town, "door-d");
        for (var i = 0; i < 30; i++) Assert.Equal("unknown-paper", (await firm.HandInAsync(Pictures.Jpeg(), "无此资料")).Code);
        var refused = await firm.HandInAsync(Pictures.Jpeg());
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests"), Outcome(refused));
        Assert.Equal(TimeSpan.FromMinutes(10), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await firm.LookAsync()).Status);
    }

    [Fact]
    public async Task The_notice_is_confirmed_by_the_link_before_the_inspection()
    {
        using var dispatcher = TownCaller.Dispatcher(fixture.Town);
        await dispatcher.PlanAsync("door-e");
        var id = (await dispatcher.SendTargetsAsync("door-e", CampaignCaller.Firms(1, "door-e"))).Ids()[0];
        await _inspector.DoAsync(id, "deliver-notice", """{"way":"printed"}""");
        using var firm = new FirmUnderOrder(fixture.Town, id, (await _inspector.DoAsync(id, "issue-link")).Text("handIn"));
        Assert.Contains("<li>油脂清运台账</li>", (await firm.BrowseAsync()).Page, StringComparison.Ordinal);
        using var form = new MultipartFormDataContent { { new StringContent("1"), "confirm" } };
        Assert.Equal(HttpStatusCode.SeeOther, (await firm.BrowseAsync(form)).Status);
        Assert.Contains("已回执", (await firm.BrowseAsync()).Page, StringComparison.Ordinal);
        Assert.NotNull((await _inspector.GetAsync($"/api/rectifications/{id}")).Body!["notice"]!["confirmedAt"]);
    }

    [Fact]
    public async Task A_firm_with_an_account_gets_its_notice_in_the_chat_with_the_page_that_takes_its_receipt()
    {
        using var dispatcher = TownCaller.Dispatcher(fixture.Town);
        await dispatcher.PlanAsync("door-f");
        var id = (await dispatcher.SendTargetsAsync("door-f", CampaignCaller.Firms(1, "door-f"))).Ids()[0];
        await _inspector.DoAsync(id, "issue-link");
        Assert.Equal("account-missing", (await _inspector.DoAsync(id, "deliver-notice", """{"way":"chat"}""")).Code);
        Assert.Equal("firm-door-f", (await _inspector.DoAsync(id, "deliver-notice", """{"way":"chat","account":"firm-door-f"}""")).Text("account"));
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Town.Chat.Delivered.Any(m => m.To == "firm-door-f")));
        var text = Assert.Single(fixture.Town.Chat.Delivered, m => m.To == "firm-door-f").Text;
        Assert.Contains("油脂清运台账", text, StringComparison.Ordinal);
        using var firm = new FirmUnderOrder(fixture.Town, id, new Uri(text.Split('\n')[^1]).AbsolutePath);
        using var form = new MultipartFormDataContent { { new StringContent("1"), "confirm" } };
        Assert.Equal(HttpStatusCode.SeeOther, (await firm.BrowseAsync(form)).Status);
        Assert.NotNull((await _inspector.GetAsync($"/api/rectifications/{id}")).Body!["notice"]!["confirmedAt"]);
    }

    private static (HttpStatusCode, string) Outcome(Answer answer) => (answer.Status, answer.Code);

    private static JsonNode Paper(Answer seen) => seen.Body!["findings"]![0]!["papers"]!.AsArray().Single(p => p!["name"]!.ToString() == FirmUnderOrder.Paper)!;
}
