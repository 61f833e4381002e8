using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The worker is killed again and again while a campaign runs; every firm ends where it should, and the figures are exact.</summary>
public sealed class CampaignCrashTests(CrashFixture fixture) : IClassFixture<CrashFixture>
{
    private const int Firms = 200;
    private const int AtOnce = 8;

    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);
    private readonly TownCaller _inspector = TownCaller.Handler(fixture.Town, "shengtai", "jiang");

    /// <summary>Promise, commit, index row and its withdrawal of a command, each before and after.</summary>
    public static TheoryData<int, WriteMoment> WritesOfCommand =>
        [.. from write in Enumerable.Range(1, 4) from moment in Enum.GetValues<WriteMoment>() select new TheoryDataRow<int, WriteMoment>(write, moment)];

    [Fact]
    public async Task A_campaign_of_200_firms_comes_to_its_end_although_the_worker_crashes()
    {
        await _dispatcher.PlanAsync("crash-200");
        var ids = await ListedAsync();
        await EachAsync(ids, 150, (id, n) => SentAsync(_inspector, id, "inspect", CampaignCaller.Inspection(n % 4 == 0 ? ["licence"] : [])));
        var found = ids.Where((_, n) => n % 4 == 0).ToList();
        await EachAsync(found, 60, (id, _) => SentAsync(_inspector, id, "serve-order", """{"service":"signed"}"""));
        await EachAsync(found, 80, (id, _) => SentAsync(_inspector, id, "report-fixed", """{"item":"licence","note":"已悬挂"}"""));
        await EachAsync(found, 100, (id, _) => SentAsync(_verifier, id, "reinspect", """{"results":[{"item":"licence","cured":true}]}"""));
        await EndsAsync("crash-200", new() { ["passed"] = Firms - found.Count, ["closed"] = found.Count });
        foreach (var id in found.Take(3)) Assert.Equal(["TargetListed", "TargetInspected", "OrderServed", "FindingReportedFixed", "TargetReinspected"], await EventsAsync(id));
    }

    [Theory]
    [MemberData(nameof(WritesOfCommand))]
    public async Task A_command_that_is_sent_again_after_a_crash_is_carried_out_once_and_counted(int write, WriteMoment moment)
    {
        var campaign = $"crash-{write}-{moment}".ToLowerInvariant();
        await _dispatcher.PlanAsync(campaign);
        var id = (await _dispatcher.SendTargetsAsync(campaign, CampaignCaller.Firms(1))).Ids()[0];
        await Eventually.HoldsAsync(async () => (await _supervisor.GetAsync($"/api/rectifications/{id}/orchestration")).Status == HttpStatusCode.OK);
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        await SentAsync(_inspector, id, "inspect", CampaignCaller.Inspection());
        await fixture.Proxy.FiresAsync();
        Assert.Equal(["TargetListed", "TargetInspected"], await EventsAsync(id));
        await EndsAsync(campaign, new() { ["passed"] = 1 });
        await Eventually.HoldsAsync(async () => (await _supervisor.GetAsync($"/api/rectifications/{id}/orchestration")).Text("runtimeStatus") == "Completed");
    }

    /// <summary>The list is sent again after each crash, until it is answered.</summary>
    private async Task<List<string>> ListedAsync()
    {
        Answer? listing = null;
        fixture.Proxy.Arm(170, WriteMoment.After, fixture.Town.Host.KillWorker);
        await Eventually.HoldsAsync(async () => (listing = await TryAsync(() => _dispatcher.SendTargetsAsync("crash-200", CampaignCaller.Firms(Firms)))) is { Status: HttpStatusCode.OK });
        await fixture.Proxy.FiresAsync();
        Assert.Equal((Firms.ToString(System.Globalization.CultureInfo.InvariantCulture), "0"), (listing!.Text("rows"), listing.Text("refused")));
        return listing.Ids();
    }

    /// <summary>Some at a time, with a crash at a write in the middle.</summary>
    private async Task EachAsync(List<string> ids, int write, Func<string, int, Task> step)
    {
        fixture.Proxy.Arm(write, WriteMoment.After, fixture.Town.Host.KillWorker);
        await Parallel.ForEachAsync(ids.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (each, _) => await step(each.Item, each.Index));
        await fixture.Proxy.FiresAsync();
    }

    /// <summary>What a patient client does: it sends the same request under the same key until somebody answers it.</summary>
    private static Task SentAsync(TownCaller caller, string id, string command, string body) => Eventually.HoldsAsync(async () =>
    {
        var answer = await TryAsync(() => caller.DoAsync(id, command, body, $"{command}-{id}"));
        if (answer is null or { Status: >= HttpStatusCode.InternalServerError }) return false;
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body?.ToJsonString());
        return true;
    });

    private async Task EndsAsync(string campaign, Dictionary<string, int> wanted)
    {
        await Eventually.HoldsAsync(async () =>
        {
            await fixture.Town.Host.InvokeAsync("SweepOutbox", TestContext.Current.CancellationToken);
            return await TryAsync(() => _supervisor.GetAsync("/api/health")) is { Status: HttpStatusCode.OK } health && health.Body!["outbox"]!["waiting"]!.GetValue<int>() == 0;
        });
        var byStatus = (await _supervisor.GetAsync($"/api/campaigns/{campaign}")).Body!["figures"]!["byStatus"]!.AsObject();
        Assert.Equal(wanted.OrderBy(w => w.Key), byStatus.ToDictionary(s => s.Key, s => s.Value!.GetValue<int>()).OrderBy(s => s.Key));
    }

    private async Task<List<string>> EventsAsync(string id)
    {
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/rectifications/{id}/log/verification")).Text("valid"));
        return [.. (await _supervisor.GetAsync($"/api/rectifications/{id}/log")).Body!["entries"]!.AsArray().Select((JsonNode? entry) => entry!["event"]!.ToString())];
    }

    private static async Task<Answer?> TryAsync(Func<Task<Answer>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
