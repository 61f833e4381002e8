using System.Net;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class CommandTests(TownFixture fixture)
{
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    [Fact]
    public async Task Of_twenty_clients_racing_for_one_case_exactly_one_accepts()
    {
        var (id, unit) = await AssignedAsync();
        var handlers = Enumerable.Range(0, 20).Select(n => TownCaller.Handler(fixture.Town, unit, $"handler-{n}")).ToList();
        var answers = await Task.WhenAll(handlers.Select(handler => handler.GiveAsync(id, "accept")));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(19, answers.Count(a => a.Status == HttpStatusCode.Conflict && a.Code == "not-in-this-state"));
        Assert.Single(await _supervisor.EventsAsync(id), "CaseAccepted");
    }

    [Fact]
    public async Task The_same_key_and_body_answers_the_same_result_again()
    {
        var (id, unit) = await AssignedAsync();
        using var handler = TownCaller.Handler(fixture.Town, unit);
        var first = await handler.GiveAsync(id, "accept", key: "k1");
        await handler.GiveAsync(id, "report", """{"note":"正在清运"}""");
        var again = await handler.GiveAsync(id, "accept", key: "k1");
        Assert.Equal((HttpStatusCode.OK, first.Text("version"), "accepted"), (again.Status, again.Text("version"), again.Text("status")));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var (id, unit) = await AssignedAsync();
        using var handler = TownCaller.Handler(fixture.Town, unit);
        await handler.GiveAsync(id, "accept");
        await handler.GiveAsync(id, "report", """{"note":"一"}""", key: "k2");
        var other = await handler.GiveAsync(id, "report", """{"note":"二"}""", key: "k2");
        Assert.Equal((HttpStatusCode.Conflict, "idempotency-key-reused"), (other.Status, other.Code));
    }

    [Fact]
    public async Task An_outdated_version_is_refused_and_named()
    {
        var (id, unit) = await AssignedAsync();
        using var handler = TownCaller.Handler(fixture.Town, unit);
        var stale = await handler.GiveAsync(id, "accept", ifMatch: "\"1\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-mismatch"), (stale.Status, stale.Code));
        Assert.Equal(HttpStatusCode.OK, (await handler.GiveAsync(id, "accept", ifMatch: $"\"{stale.Text("version")}\"")).Status);
    }

    [Fact]
    public async Task A_refused_command_says_what_would_be_accepted()
    {
        var (id, unit) = await AssignedAsync();
        using var handler = TownCaller.Handler(fixture.Town, unit);
        var refused = await handler.GiveAsync(id, "report", """{"note":"正在清运"}""");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["accept", "return", "contact"], refused.Body!["allowed"]!.AsArray().Select(name => name!.ToString()));
    }

    [Fact]
    public async Task A_handler_of_another_unit_is_refused()
    {
        var (id, _) = await AssignedAsync();
        using var stranger = TownCaller.Handler(fixture.Town, "police");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GiveAsync(id, "accept")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/cases/{id}")).Status);
    }

    [Theory]
    [InlineData("return", """{"reson":"不属本单位"}""", "'reson'")]
    [InlineData("return", "{}", "'reason'")]
    [InlineData("return", """{"reason":7}""", "$.reason")]
    [InlineData("return", """{"reason":"a","reason":"b"}""", "twice")]
    [InlineData("return", "[1", "Line 1")]
    [InlineData("contact", """{"done":true,"at":"2026-03-02T09:30:00","person":"王"}""", "offset")]
    public async Task A_body_that_cannot_be_read_is_refused_with_what_to_change(string command, string body, string hint)
    {
        var (id, unit) = await AssignedAsync();
        using var handler = TownCaller.Handler(fixture.Town, unit);
        var refused = await handler.GiveAsync(id, command, body);
        Assert.Equal((HttpStatusCode.BadRequest, "body-invalid"), (refused.Status, refused.Code));
        Assert.Contains(hint, refused.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_commands_and_cases_are_not_found()
    {
        var (id, unit) = await AssignedAsync();
        using var handler = TownCaller.Handler(fixture.Town, unit);
        Assert.Equal("unknown-command", (await handler.GiveAsync(id, "vanish")).Code);
        Assert.Equal("case-not-found", (await handler.GiveAsync("XJ260302AAAAAAAAAAA", "accept")).Code);
        Assert.Equal("case-not-found", (await handler.GetAsync("/api/cases/..%2F..%2Fx'y")).Code);
    }

    private async Task<(string Id, string Unit)> AssignedAsync()
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        var assigned = await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        return (id, assigned.Text("unit"));
    }
}
