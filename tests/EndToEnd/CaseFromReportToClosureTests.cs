using System.Net;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class CaseFromReportToClosureTests(TownFixture fixture)
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    [Fact]
    public async Task A_case_goes_from_report_to_closure()
    {
        var filed = await _reporter.FileAsync(TownCaller.Report());
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        var id = filed.Text("id");
        Assert.Equal($"/api/cases/{id}", filed.Headers.Location!.ToString());

        var assigned = await _reporter.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        using var handler = TownCaller.Handler(fixture.Town, assigned.Text("unit"));
        await GivenAsync(handler, id, "accept", "{}", "accepted");
        await GivenAsync(handler, id, "report", """{"note":"正在清运"}""", "inProgress");
        await GivenAsync(handler, id, "complete", Done, "verifying");
        await GivenAsync(_verifier, id, "verify", """{"passed":true}""", "closed");

        Assert.Equal(
            [nameof(CaseFiled), nameof(CaseAssigned), nameof(CaseAccepted), nameof(ProgressReported), nameof(CaseCompleted), nameof(CaseVerified)],
            (await _supervisor.EventsAsync(id)).Where(name => !name.StartsWith("Deadline", StringComparison.Ordinal)));
        var verification = await _supervisor.GetAsync($"/api/cases/{id}/log/verification");
        Assert.Equal("true", verification.Text("valid"));
    }

    [Fact]
    public async Task A_hotline_case_is_called_back_and_its_orchestration_ends_with_it()
    {
        var report = TownCaller.Report(source: "hotline");
        report["reporter"] = System.Text.Json.Nodes.JsonNode.Parse("""{"name":"贾市民","phone":"13800000002"}""");
        var id = (await _reporter.FileAsync(report)).Text("id");
        var assigned = await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        Assert.Equal("""{"name":"贾**","phone":"138****0002"}""", assigned.Body!["reporter"]!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        using var handler = TownCaller.Handler(fixture.Town, assigned.Text("unit"));
        await GivenAsync(handler, id, "accept", "{}", "accepted");
        await GivenAsync(handler, id, "complete", Done, "verifying");
        await GivenAsync(_verifier, id, "verify", """{"passed":true}""", "callingBack");
        await GivenAsync(_verifier, id, "call-back", """{"reached":true,"solved":true,"satisfaction":"satisfied"}""", "closed");
        await EndedAsync(id);
    }

    [Fact]
    public async Task Overdue_acceptance_escalates_without_anybody_acting()
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        await _supervisor.WaitForAsync(id, c => c["overdue"]!.GetValue<bool>());
        await _supervisor.WaitForAsync(id, c => c["version"]!.GetValue<int>() >= 4);
        Assert.Equal(
            [nameof(CaseFiled), nameof(CaseAssigned), nameof(DeadlineReminded), nameof(DeadlineEscalated)],
            (await _supervisor.EventsAsync(id)).Take(4));
        var proof = await _supervisor.GetAsync($"/api/cases/{id}/deadlines/acceptance");
        Assert.Equal("demo-acceptance", proof.Text("rule"));
    }

    private static async Task GivenAsync(TownCaller caller, string id, string command, string body, string status)
    {
        var answer = await caller.GiveAsync(id, command, body);
        Assert.Equal((HttpStatusCode.OK, status), (answer.Status, answer.Text("status")));
    }

    private async Task EndedAsync(string id)
    {
        Answer? seen = null;
        await Eventually.HoldsAsync(async () => (seen = await _supervisor.GetAsync($"/api/cases/{id}/orchestration")).Status != HttpStatusCode.OK || seen.Text("runtimeStatus") != "Running");
        Assert.Equal(("Completed", "closed"), (seen!.Text("runtimeStatus"), seen.Text("stage")));
    }
}
