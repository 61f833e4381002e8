using System.Net;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The worker is killed at each write in turn, before the storage has it and after; the case ends right all the same.</summary>
public sealed class CrashTests(CrashFixture fixture) : IClassFixture<CrashFixture>
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);

    /// <summary>Claims of key and source id, promise, commit, index; then commit and index of automatic dispatch.</summary>
    public static TheoryData<int, WriteMoment> WritesOfFiling => Writes(7);

    /// <summary>Promise, commit, index.</summary>
    public static TheoryData<int, WriteMoment> WritesOfCommand => Writes(3);

    /// <summary>Promise and commit of the duplicate, commit and index of the other case, index of the duplicate.</summary>
    public static TheoryData<int, WriteMoment> WritesOfMerge => Writes(5);

    [Theory]
    [MemberData(nameof(WritesOfFiling))]
    public async Task A_report_that_is_sent_again_after_a_crash_becomes_one_case(int write, WriteMoment moment)
    {
        var report = TownCaller.Report();
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        var filed = await UntilAnsweredAsync(() => _reporter.FileAsync(report, $"file-{write}-{moment}"));
        Assert.Contains(filed.Status, new[] { HttpStatusCode.Created, HttpStatusCode.OK });
        await AssignedAsync(filed.Text("id"));
        await fixture.Proxy.FiresAsync();
        await ClosesAsync(filed.Text("id"), [nameof(CaseFiled), nameof(CaseAssigned), nameof(CaseAccepted), nameof(CaseCompleted), nameof(CaseVerified)]);
    }

    [Fact]
    public async Task A_storage_that_does_not_answer_is_said_to_be_slow_and_the_same_request_works_later()
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        await AssignedAsync(id);
        fixture.Proxy.IsSilent = true;
        var slow = await _supervisor.GetAsync($"/api/cases/{id}");
        fixture.Proxy.IsSilent = false;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage-unavailable"), (slow.Status, slow.Code));
        Assert.NotNull(slow.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await _supervisor.GetAsync($"/api/cases/{id}")).Status);
    }

    [Theory]
    [MemberData(nameof(WritesOfCommand))]
    public async Task A_command_that_is_sent_again_after_a_crash_is_carried_out_once(int write, WriteMoment moment)
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        using var handler = TownCaller.Handler(fixture.Town, await AssignedAsync(id));
        await handler.GiveAsync(id, "accept");
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        var reported = await UntilAnsweredAsync(() => handler.GiveAsync(id, "report", """{"note":"正在清运"}""", $"report-{write}-{moment}"));
        await fixture.Proxy.FiresAsync();
        Assert.Equal((HttpStatusCode.OK, "inProgress"), (reported.Status, reported.Text("status")));
        await ClosesAsync(id, [nameof(CaseFiled), nameof(CaseAssigned), nameof(CaseAccepted), nameof(ProgressReported), nameof(CaseCompleted), nameof(CaseVerified)]);
    }

    [Theory]
    [MemberData(nameof(WritesOfCommand))]
    public async Task A_step_that_closes_the_case_is_carried_out_once_and_ends_its_orchestration(int write, WriteMoment moment)
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        using var handler = TownCaller.Handler(fixture.Town, await AssignedAsync(id));
        await handler.GiveAsync(id, "accept");
        await handler.GiveAsync(id, "complete", Done);
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        var closed = await UntilAnsweredAsync(() => _verifier.GiveAsync(id, "verify", """{"passed":true}""", $"verify-{write}-{moment}"));
        await fixture.Proxy.FiresAsync();
        Assert.Equal((HttpStatusCode.OK, "closed"), (closed.Status, closed.Text("status")));
        await EndsRightAsync(id, [nameof(CaseFiled), nameof(CaseAssigned), nameof(CaseAccepted), nameof(CaseCompleted), nameof(CaseVerified)]);
    }

    [Theory]
    [MemberData(nameof(WritesOfMerge))]
    public async Task A_merge_links_both_ways_whatever_crashed(int write, WriteMoment moment)
    {
        var (main, duplicate) = ((await _reporter.FileAsync(TownCaller.Report())).Text("id"), (await _reporter.FileAsync(TownCaller.Report())).Text("id"));
        await Task.WhenAll(AssignedAsync(main), AssignedAsync(duplicate));
        using var dispatcher = TownCaller.Dispatcher(fixture.Town);
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        var merged = await UntilAnsweredAsync(() => dispatcher.GiveAsync(duplicate, "merge", $$"""{"into":"{{main}}"}""", $"merge-{write}-{moment}"));
        await fixture.Proxy.FiresAsync();
        Assert.Equal((HttpStatusCode.OK, "merged"), (merged.Status, merged.Text("status")));
        await EndsRightAsync(duplicate, [nameof(CaseFiled), nameof(CaseAssigned), nameof(CaseMerged)]);
        Assert.Equal(duplicate, Assert.Single((await _supervisor.GetAsync($"/api/cases/{main}")).Body!["duplicates"]!.AsArray())!.ToString());
        await ClosesAsync(main, [nameof(CaseFiled), nameof(CaseAssigned), nameof(DuplicateTakenIn), nameof(CaseAccepted), nameof(CaseCompleted), nameof(CaseVerified)]);
    }

    [Fact]
    public async Task A_case_whose_client_never_comes_back_is_dispatched_all_the_same()
    {
        var report = TownCaller.Report();
        fixture.Proxy.Arm(write: 3, WriteMoment.After, fixture.Town.Host.KillWorker);
        await _reporter.TryFileAsync(report);
        await fixture.Proxy.FiresAsync();
        await UntilAnsweredAsync(() => _supervisor.GetAsync("/api/health"));
        await fixture.Town.Host.InvokeAsync("SweepOutbox", TestContext.Current.CancellationToken);
        var again = await _reporter.FileAsync(report);
        Assert.Equal("true", again.Text("duplicate"));
        await AssignedAsync(again.Text("id"));
    }

    private static TheoryData<int, WriteMoment> Writes(int count)
    {
        var data = new TheoryData<int, WriteMoment>();
        for (var write = 1; write <= count; write++)
        {
            data.Add(write, WriteMoment.Before);
            data.Add(write, WriteMoment.After);
        }

        return data;
    }

    private async Task<string> AssignedAsync(string id) => (await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Text("unit");

    /// <summary>Takes the case to its end, and sees that nothing was lost or done twice anywhere.</summary>
    private async Task ClosesAsync(string id, IReadOnlyList<string> events)
    {
        var seen = await _supervisor.GetAsync($"/api/cases/{id}");
        using var handler = TownCaller.Handler(fixture.Town, seen.Text("unit"));
        if (seen.Text("status") == "assigned") Assert.Equal("accepted", (await handler.GiveAsync(id, "accept")).Text("status"));
        Assert.Equal("verifying", (await handler.GiveAsync(id, "complete", Done)).Text("status"));
        Assert.Equal("closed", (await _verifier.GiveAsync(id, "verify", """{"passed":true}""")).Text("status"));
        await EndsRightAsync(id, events);
    }

    private async Task EndsRightAsync(string id, IReadOnlyList<string> events)
    {
        Assert.Equal(events, await _supervisor.EventsAsync(id));
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
        await Eventually.HoldsAsync(async () =>
        {
            await fixture.Town.Host.InvokeAsync("SweepOutbox", TestContext.Current.CancellationToken);
            return (await _supervisor.GetAsync("/api/health")).Body!["outbox"]!["waiting"]!.GetValue<int>() == 0;
        });
        Assert.Equal("closed", Assert.Single(await ListedAsync(), item => item!["id"]!.ToString() == id)!["stage"]!.ToString());
        await Eventually.HoldsAsync(async () => (await _supervisor.GetAsync($"/api/cases/{id}/orchestration")) is { Status: HttpStatusCode.OK } view && view.Text("runtimeStatus") == "Completed");
    }

    /// <summary>Every row that a list shows.</summary>
    private async Task<System.Text.Json.Nodes.JsonArray> ListedAsync() => (await _supervisor.GetAsync("/api/cases?top=500")).Body!["items"]!.AsArray();

    /// <summary>What a patient client does: it sends the same request again until somebody answers it.</summary>
    private static async Task<Answer> UntilAnsweredAsync(Func<Task<Answer>> send)
    {
        Answer? answer = null;
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                answer = await send();
                return answer.Status < HttpStatusCode.InternalServerError;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return answer!;
    }
}
