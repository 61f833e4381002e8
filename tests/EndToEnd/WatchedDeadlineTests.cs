using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>On the demo's seconds; the sweep is an hour away, so that only the orchestration can keep a deadline.</summary>
public sealed class WatchedDeadlineTests(HastyOperatedTown fixture) : IClassFixture<HastyOperatedTown>
{
    [Fact]
    public async Task A_case_whose_orchestration_somebody_ended_meets_its_deadline_all_the_same()
    {
        using var admin = TownCaller.Admin(fixture.Town);
        using var reporter = TownCaller.Reporter(fixture.Town);
        var id = (await reporter.FileAsync(TownCaller.Report())).Text("id");
        await admin.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await fixture.SleepsAsync(id);
        await fixture.TerminateAsync(id);
        var known = (await admin.EventsAsync(id)).Count;
        Assert.Equal("terminated", await admin.VerdictAsync(id));
        await fixture.WatchAsync();
        await Eventually.HoldsAsync(async () => (await admin.EventsAsync(id)).Skip(known).Contains(nameof(DeadlineEscalated)));
        Assert.Equal("@watchdog", Assert.Single(await admin.InterventionsAsync(id))!["by"]!.ToString());
        Assert.Equal("true", (await admin.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
    }
}
