using Microsoft.DurableTask;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>Something happens to orchestrations behind the application's back, long before anything is due: no sweep looks.</summary>
public sealed class WatchdogTests(OperatedTown fixture) : IClassFixture<OperatedTown>, IDisposable
{
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);
    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _reporter.Dispose();
        _dispatcher.Dispose();
        _admin.Dispose();
    }

    [Fact]
    public async Task A_case_that_the_engine_forgot_is_found_and_begun_again_at_its_stage()
    {
        var id = await SleepingAsync();
        var before = await _admin.GetAsync($"/api/cases/{id}/orchestration");
        Assert.Equal("fine", before.Text("verdict"));
        await fixture.TerminateAsync(id);
        await fixture.Engine.PurgeInstanceAsync(id, Running);
        await Eventually.HoldsAsync(async () => await _admin.VerdictAsync(id) == "missing");
        await RepairedAsync(id, runtimeStatus: null);
        var after = await _admin.GetAsync($"/api/cases/{id}/orchestration");
        Assert.Equal((before.Text("stage"), before.Text("nextDeadline")), (after.Text("stage"), after.Text("nextDeadline")));
        Assert.Equal(before.Text("nextWakeUpAt"), after.Text("nextWakeUpAt"));
        Assert.Equal([nameof(CaseFiled), nameof(CaseAssigned)], await _admin.EventsAsync(id));
    }

    [Fact]
    public async Task A_start_that_failed_is_found_and_repeated()
    {
        var id = await SleepingAsync();
        await fixture.TerminateAsync(id);
        // What it is started with is not what the orchestrator reads.
        await fixture.Engine.ScheduleNewOrchestrationInstanceAsync(nameof(CaseOrchestrator), "nonsense", new StartOrchestrationOptions(id), Running);
        await Eventually.HoldsAsync(async () => await _admin.VerdictAsync(id) == "failed");
        await RepairedAsync(id, "Failed");
    }

    [Fact]
    public async Task A_target_is_watched_like_a_case()
    {
        await _dispatcher.PlanAsync("watched-a");
        var id = (await _dispatcher.SendTargetsAsync("watched-a", CampaignCaller.Firms(1))).Ids()[0];
        await fixture.SleepsAsync(id);
        await fixture.TerminateAsync(id);
        Assert.Equal("terminated", await _admin.VerdictAsync(id));
        await RepairedAsync(id, "Terminated");
        Assert.Equal(("Running", "fine", "listed"), await SeenAsync(id));

        async Task<(string RuntimeStatus, string Verdict, string Status)> SeenAsync(string target)
        {
            var seen = await _admin.GetAsync($"/api/rectifications/{target}/orchestration");
            return (seen.Text("runtimeStatus"), seen.Text("verdict"), seen.Text("status"));
        }
    }

    [Fact]
    public async Task One_that_somebody_suspended_is_listed_and_never_touched()
    {
        var id = await SleepingAsync();
        await fixture.Engine.SuspendInstanceAsync(id, "by hand", Running);
        await Eventually.HoldsAsync(async () => await _admin.VerdictAsync(id) == "suspended");
        await fixture.WatchAsync();
        await fixture.WatchAsync();
        Assert.Equal("suspended", await _admin.VerdictAsync(id));
        Assert.Empty(await _admin.InterventionsAsync(id));
    }

    private async Task<string> SleepingAsync()
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        await _admin.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await fixture.SleepsAsync(id);
        return id;
    }

    /// <param name="runtimeStatus">Before the repair; <c>null</c> when there was none.</param>
    private async Task RepairedAsync(string id, string? runtimeStatus)
    {
        await fixture.WatchAsync();
        await fixture.SleepsAsync(id);
        Assert.Equal("fine", await _admin.VerdictAsync(id));
        var repair = Assert.Single(await _admin.InterventionsAsync(id))!;
        Assert.Equal(("@watchdog", "start", "done"), (repair["by"]!.ToString(), repair["step"]!.ToString(), repair["outcome"]!.ToString()));
        Assert.Equal(runtimeStatus, repair["before"]?["runtimeStatus"]?.ToString());
        await fixture.WatchAsync();
        Assert.Single(await _admin.InterventionsAsync(id));
    }
}
