using System.Net;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The supervision side through the real worker, on the demo's service levels.</summary>
[Collection(TownTests.Name)]
public sealed class SupervisionTests(TownFixture fixture)
{
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    [Fact]
    public async Task A_suspended_case_goes_on_by_itself()
    {
        var (id, handler) = await AcceptedAsync();
        var until = DateTimeOffset.UtcNow.AddSeconds(8);
        var suspended = await handler.GiveAsync(id, "suspend", $$"""{"until":"{{until:O}}","reason":"等待配件"}""");
        Assert.Equal(("suspended", until), (suspended.Text("status"), suspended.Body!["suspendedUntil"]!.GetValue<DateTimeOffset>()));
        Assert.Null(suspended.Body["dueAt"]);
        var resumed = await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "accepted");
        Assert.True(resumed.Body!["dueAt"]!.GetValue<DateTimeOffset>() > until);
        Assert.Contains("CaseResumed", await _supervisor.EventsAsync(id));
    }

    [Fact]
    public async Task An_extension_is_asked_for_by_the_unit_and_approved_by_a_supervisor()
    {
        var (id, handler) = await AcceptedAsync();
        var refused = await handler.GiveAsync(id, "request-extension", """{"workingDays":2000000,"reason":"等待配件"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "extension-out-of-range"), (refused.Status, refused.Code));
        var asked = await handler.GiveAsync(id, "request-extension", """{"workingDays":3,"reason":"等待配件"}""");
        Assert.Equal("3", asked.Body!["extension"]!["workingDays"]!.ToString());
        var extended = await _supervisor.GiveAsync(id, "decide-extension", """{"approved":true}""");
        Assert.Equal("1", extended.Text("extensionsApproved"));
        var handling = extended.Body!["deadlines"]!.AsArray().Single(d => d!["kind"]!.ToString() == "handling")!;
        Assert.True(handling["dueAt"]!.GetValue<DateTimeOffset>() > DateTimeOffset.UtcNow.AddDays(2));
    }

    [Fact]
    public async Task A_duplicate_is_merged_into_an_open_case_and_into_no_other()
    {
        var main = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        var duplicate = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        Assert.Equal("merge-target-unknown", (await _dispatcher.GiveAsync(duplicate, "merge", """{"into":"XJ260302AAAAAAAAAAA"}""")).Code);
        var merged = await _dispatcher.GiveAsync(duplicate, "merge", $$"""{"into":"{{main}}"}""");
        Assert.Equal(("merged", $"/api/cases/{main}"), (merged.Text("status"), merged.Body!["links"]!["mergedInto"]!.ToString()));
        Assert.Equal([duplicate], (await _dispatcher.GetAsync($"/api/cases/{main}")).Body!["duplicates"]!.AsArray().Select(id => id!.ToString()));
        Assert.Equal("merge-target-closed", (await _dispatcher.GiveAsync(main, "merge", $$"""{"into":"{{duplicate}}"}""")).Code);
    }

    private async Task<(string Id, TownCaller Handler)> AcceptedAsync()
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        var assigned = await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        var handler = TownCaller.Handler(fixture.Town, assigned.Text("unit"));
        await handler.GiveAsync(id, "accept");
        return (id, handler);
    }
}
