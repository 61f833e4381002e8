using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

public sealed class BulletinTests(BulletinTown fixture) : IClassFixture<BulletinTown>, IDisposable
{
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    private string Address => $"/api/bulletins/{fixture.Today:yyyy-MM-dd}";

    public void Dispose() => _supervisor.Dispose();

    [Fact]
    public async Task Published_again_and_again_it_is_one_bulletin_and_one_message_to_the_group()
    {
        await PublishedAsync();
        var first = (await _supervisor.GetAsync(Address)).Body!;
        await PublishedAsync();
        Assert.Equal(first.ToJsonString(), (await _supervisor.GetAsync(Address)).Body!.ToJsonString());
        Assert.Equal($"{fixture.Today.AddDays(-1):yyyy-MM-dd}", first["period"]!["to"]!.ToString());
        Assert.Equal("2", first["figures"]!["filed"]!["reported"]!.ToString());
        await Eventually.HoldsAsync(async () => await IsSaidAsync());
        Assert.Equal(first["text"]!.ToString(), Assert.Single(fixture.Town.Chat.Delivered, m => m.To.Length == 0).Text);
        Assert.Contains("上报 2 件：12345 热线 1 件、网格巡查 1 件", first["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_a_page_for_browsers_and_a_text_for_those_who_ask()
    {
        await PublishedAsync();
        var (page, pageType) = await AcceptingAsync("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        Assert.Equal(("text/html", "zh-CN"), (pageType, XDocument.Parse(page).Root!.Attribute("lang")!.Value));
        var (text, textType) = await AcceptingAsync("text/plain");
        Assert.Equal("text/plain", textType);
        Assert.Equal((await _supervisor.GetAsync($"{Address}?format=json")).Text("text"), text);
        Assert.Equal("application/json", (await AcceptingAsync("*/*")).Type);
        Assert.Equal(page, Encoding.UTF8.GetString(await _supervisor.DownloadAsync($"{Address}?format=page")));
        var headers = (await _supervisor.GetAsync($"{Address}?format=page")).Headers;
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("2026-02-30", 400, "day-invalid")]
    [InlineData("today", 400, "day-invalid")]
    [InlineData("1999-12-31", 400, "day-invalid")]
    [InlineData("2001-03-05?format=pdf", 400, "format-invalid")]
    [InlineData("2001-03-05?unit=lvhua", 400, "unknown-field")]
    [InlineData("2001-03-05", 404, "bulletin-not-found")]
    public async Task A_question_that_cannot_be_answered_says_why(string day, int status, string code)
    {
        var answer = await _supervisor.GetAsync($"/api/bulletins/{day}");
        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_day_without_one_is_told_from_a_day_to_come()
    {
        Assert.EndsWith("it is no working day.", (await _supervisor.GetAsync("/api/bulletins/2001-03-04")).Text("detail"), StringComparison.Ordinal);
        Assert.EndsWith("none was published on it.", (await _supervisor.GetAsync("/api/bulletins/2001-03-05")).Text("detail"), StringComparison.Ordinal);
        Assert.EndsWith("it is still to come.", (await _supervisor.GetAsync("/api/bulletins/2099-03-05")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_all_cases_may_not_read_it()
    {
        using var handler = TownCaller.Handler(fixture.Town, "lvhua");
        using var reporter = TownCaller.Reporter(fixture.Town);
        using var nobody = new TownCaller(fixture.Town, "", []) { Token = "" };
        foreach (var (caller, status) in new[] { (handler, HttpStatusCode.Forbidden), (reporter, HttpStatusCode.Forbidden), (nobody, HttpStatusCode.Unauthorized) })
            Assert.Equal(status, (await caller.GetAsync(Address)).Status);
    }

    [Fact]
    public async Task A_town_changes_its_time_while_it_runs_and_hears_what_is_wrong_with_the_new_one()
    {
        using var admin = TownCaller.Admin(fixture.Town);
        var set = await OfficeTown.ReadAsync(admin, "bulletin");
        (set["edition"], set["publishAt"], set["leastClosed"]) = ("afternoon", "15:00", 0);
        var refused = await admin.SendAsync(HttpMethod.Put, "/api/reference/bulletin", new StringContent(set.ToJsonString(new() { WriteIndented = true }), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["publishAt", "leastClosed"], refused.Body!["problems"]!.AsArray().Select(p => p!["place"]!.ToString()));
        Assert.All(refused.Body["problems"]!.AsArray(), p => Assert.True(p!["line"]!.GetValue<int>() > 1));
        (set["edition"], set["publishAt"], set["leastClosed"]) = ("earlier", "00:01", 1);
        Assert.Equal("earlier", (await OfficeTown.PutAsync(admin, "bulletin", set)).Text("edition"));
    }

    private Task PublishedAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fixture.Town.Host.InvokeAsync("PublishBulletin", Running)));

    /// <summary>That nothing waits any more.</summary>
    private async Task<bool> IsSaidAsync()
    {
        var outgoing = new OutgoingMessages(new TableServiceClient(fixture.Azurite.ConnectionString), new QueueServiceClient(fixture.Azurite.ConnectionString), TimeProvider.System);
        return (await outgoing.ReadAsync(ChatTarget.Robot(StubAccount.GroupRobot), 10, Running)).Count == 0;
    }

    private async Task<(string Body, string? Type)> AcceptingAsync(string accept)
    {
        using var http = new HttpClient { BaseAddress = fixture.Town.Host.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", fixture.Town.Issuer.Issue(fixture.Town.Authority, "zheng", ["supervisor"]));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await http.SendAsync(request, Running);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Running), answer.Content.Headers.ContentType?.MediaType);
    }
}
