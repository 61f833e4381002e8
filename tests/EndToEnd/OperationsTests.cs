using System.Net;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>What an admin may do to orchestrations, and what makes no sense.</summary>
public sealed class OperationsTests(OperatedTown fixture) : IClassFixture<OperatedTown>, IDisposable
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);

    public void Dispose()
    {
        _reporter.Dispose();
        _admin.Dispose();
    }

    [Fact]
    public async Task An_orchestration_is_suspended_once_and_goes_on_where_it_was()
    {
        var id = await SleepingAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "field-missing"), await RefusedAsync(id, "suspend"));
        Assert.Equal(("Suspended", "suspended"), await AsAsync(id, "suspend", "换表期间"));
        Assert.Equal(("Suspended", "suspended"), await AsAsync(id, "suspend", "换表期间"));
        await fixture.WatchAsync();
        Assert.Equal(("Running", "fine"), await AsAsync(id, "resume"));
        Assert.Equal(("Running", "fine"), await AsAsync(id, "resume"));
        var taken = await _admin.InterventionsAsync(id);
        Assert.Equal(["resume guan", "suspend guan"], taken.Select(one => $"{one!["step"]} {one["by"]}"));
        Assert.Equal(("换表期间", "Running", "Suspended"), (taken[1]!["reason"]!.ToString(), taken[1]!["before"]!["runtimeStatus"]!.ToString(), taken[1]!["after"]!["runtimeStatus"]!.ToString()));
    }

    [Fact]
    public async Task One_that_was_terminated_is_begun_again_at_the_same_stage()
    {
        var id = await SleepingAsync();
        var events = await _admin.EventsAsync(id);
        Assert.Equal(("Terminated", "terminated"), await AsAsync(id, "terminate", "卡住"));
        Assert.Equal(("Terminated", "terminated"), await AsAsync(id, "terminate", "卡住"));
        Assert.Equal((HttpStatusCode.Conflict, "orchestration-ended"), await RefusedAsync(id, "suspend", "换表期间"));
        Assert.Equal(HttpStatusCode.OK, (await _admin.OperateAsync(id, "restart")).Status);
        await fixture.SleepsAsync(id);
        Assert.Equal("fine", await _admin.VerdictAsync(id));
        Assert.Equal(events, await _admin.EventsAsync(id));
    }

    [Fact]
    public async Task One_that_runs_is_ended_and_begun_again_by_a_restart()
    {
        var id = await SleepingAsync();
        var first = (await _admin.GetAsync($"/api/cases/{id}/orchestration")).Text("createdAt");
        // One that was begun a moment ago is the same restart, so it is asked for until it is a moment older.
        await Eventually.HoldsAsync(async () =>
        {
            Assert.Equal(HttpStatusCode.OK, (await _admin.OperateAsync(id, "restart", "不再醒来")).Status);
            await fixture.SleepsAsync(id);
            return (await _admin.GetAsync($"/api/cases/{id}/orchestration")).Text("createdAt") != first;
        });
        Assert.Equal("restart", Assert.Single(await _admin.InterventionsAsync(id))!["step"]!.ToString());
    }

    [Fact]
    public async Task The_history_of_a_closed_case_is_purged_once_and_that_of_an_open_one_stays()
    {
        var (open, closed) = (await SleepingAsync(), await SleepingAsync());
        await CloseAsync(closed);
        Assert.Equal((HttpStatusCode.Conflict, "record-over"), await RefusedAsync(closed, "restart"));
        var today = ShanghaiTime.Day(TimeProvider.System.GetUtcNow());
        var purged = await _admin.PurgeAsync(today.AddDays(-1), today.AddDays(1));
        Assert.Equal((HttpStatusCode.OK, true), (purged.Status, int.Parse(purged.Text("purged")) >= 1));
        Assert.Equal((HttpStatusCode.NotFound, "orchestration-not-found"), await AbsentAsync(closed));
        Assert.Equal("0", (await _admin.PurgeAsync(today.AddDays(-1), today.AddDays(1))).Text("purged"));
        Assert.Equal("fine", await _admin.VerdictAsync(closed));
        Assert.Equal("Running", (await _admin.GetAsync($"/api/cases/{open}/orchestration")).Text("runtimeStatus"));
        Assert.Equal("closed", (await _admin.GetAsync($"/api/cases/{closed}")).Text("status"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name()
    {
        var today = ShanghaiTime.Day(TimeProvider.System.GetUtcNow());
        Assert.Equal((HttpStatusCode.NotFound, "record-not-found"), await RefusedAsync("XJ260302AAAAAAAAAAA", "resume"));
        Assert.Equal((HttpStatusCode.NotFound, "unknown-command"), await RefusedAsync("XJ260302AAAAAAAAAAA", "purge"));
        Assert.Equal("range-invalid", (await _admin.PurgeAsync(today, today.AddDays(-1))).Code);
        Assert.Equal("range-invalid", (await _admin.PurgeAsync(today, today.AddDays(31))).Code);
        Assert.Equal("continuation-invalid", (await _admin.GetAsync("/api/operations/stuck?continuation=nowhere")).Code);
    }

    [Fact]
    public async Task Operations_are_for_the_admin()
    {
        var callers = new[] { _reporter, TownCaller.Dispatcher(fixture.Town), TownCaller.Handler(fixture.Town, "lvhua"), TownCaller.Verifier(fixture.Town), TownCaller.Supervisor(fixture.Town) };
        foreach (var caller in callers)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync("/api/operations/stuck")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync("/api/operations/interventions")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.OperateAsync("XJ260302AAAAAAAAAAA", "resume")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await caller.PurgeAsync(DateOnly.MinValue, DateOnly.MinValue)).Status);
        }
    }

    private async Task<string> SleepingAsync()
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        await _admin.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await fixture.SleepsAsync(id);
        return id;
    }

    private async Task CloseAsync(string id)
    {
        using var handler = TownCaller.Handler(fixture.Town, (await _admin.GetAsync($"/api/cases/{id}")).Text("unit"));
        using var verifier = TownCaller.Verifier(fixture.Town);
        await handler.GiveAsync(id, "accept");
        await handler.GiveAsync(id, "complete", Done);
        Assert.Equal("closed", (await verifier.GiveAsync(id, "verify", """{"passed":true}""")).Text("status"));
        await Eventually.HoldsAsync(async () => (await _admin.GetAsync($"/api/cases/{id}/orchestration")).Text("runtimeStatus") == nameof(OrchestrationRuntimeStatus.Completed));
    }

    private async Task<(string RuntimeStatus, string Verdict)> AsAsync(string id, string command, string? reason = null)
    {
        var answer = await _admin.OperateAsync(id, command, reason);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (answer.Text("runtimeStatus"), answer.Text("verdict"));
    }

    private async Task<(HttpStatusCode Status, string Code)> RefusedAsync(string id, string command, string? reason = null)
    {
        var answer = await _admin.OperateAsync(id, command, reason);
        return (answer.Status, answer.Code);
    }

    private async Task<(HttpStatusCode Status, string Code)> AbsentAsync(string id)
    {
        var answer = await _admin.GetAsync($"/api/cases/{id}/orchestration");
        return (answer.Status, answer.Code);
    }
}
