using System.Text;
using System.Text.Json.Nodes;
using DurableTask.AzureStorage;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.EndToEnd;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>A campaign's target that is lived for its history, on templates that count seconds.</summary>
internal sealed class RecordedTarget(LocalTown town, AzureStorageOrchestrationService engine, string id) : RecordedLife(engine, id)
{
    private const int Seconds = 20;

    private readonly TownCaller _inspector = TownCaller.Handler(town, "shengtai", "jiang");

    public static async Task<RecordedTarget> ListAsync(LocalTown town, AzureStorageOrchestrationService engine, string campaign)
    {
        using var dispatcher = TownCaller.Dispatcher(town);
        await dispatcher.PlanAsync(campaign);
        return new RecordedTarget(town, engine, (await dispatcher.SendTargetsAsync(campaign, CampaignCaller.Firms(1, campaign))).Ids()[0]);
    }

    /// <summary>Lets every step of every template take seconds; campaigns that are planned later count so.</summary>
    public static async Task HurryAsync(LocalTown town)
    {
        var set = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "seeds", "campaign-templates.json")))!;
        set["demo"] = true;
        set["edition"] = "seconds";
        foreach (var template in set["templates"]!.AsArray())
        {
            foreach (var step in template!["terms"]!.AsObject().Select(term => term.Key).ToList()) template["terms"]![step] = Term();
            foreach (var item in template["items"]!.AsArray()) item!["term"] = Term();
        }

        using var admin = TownCaller.Admin(town);
        var answer = await admin.SendAsync(HttpMethod.Put, "/api/reference/campaign-templates", new StringContent(set.ToJsonString(), Encoding.UTF8, "application/json"));
        if ((int)answer.Status >= 300) throw new InvalidOperationException(answer.Body?.ToJsonString());
    }

    public Task InspectAsync() => DoAsync("inspect", CampaignCaller.Inspection("grease-contract", "licence"), "inspected");

    public Task OrderAsync() => DoAsync("serve-order", """{"service":"signed"}""", "rectifying");

    public Task FixAsync() => DoAsync("report-fixed", """{"item":"licence","note":"已悬挂"}""", "rectifying");

    public override void Dispose() => _inspector.Dispose();

    private static JsonObject Term() => new() { ["amount"] = Seconds, ["unit"] = "seconds" };

    private async Task DoAsync(string command, string body, string status)
    {
        var answer = await _inspector.DoAsync(Id, command, body);
        if (answer.Text("status") != status) throw new InvalidOperationException($"{command}: {answer.Body}");
    }
}
