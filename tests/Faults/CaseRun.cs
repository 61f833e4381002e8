using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.EndToEnd;
using Xunit;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>Takes one case through its course, by the door that its number leads to.</summary>
internal sealed class CaseRun(FaultyTown town, PatientClient client, int number, Course course)
{
    private static readonly string[] Categories = ["06010", "06013", "06036", "09010", "06025"];
    private static readonly string[] Reporters = ["li", "wang", "tian", "mei"];

    private int _logged;

    public Course Course => course;

    public string Id { get; private set; } = "";

    private string Name => string.Create(CultureInfo.InvariantCulture, $"fault-{number}");

    public async Task FileAsync()
    {
        Id = ((number + (number / 10)) % 10) switch
        {
            0 => await FileByDeviceAsync(),
            1 or 2 => (await client.GiveAsync(() => new BotMessage(Name, Report("bot").ToJsonString()).SendAsync(town.Http))).Text("id"),
            _ => (await client.GiveAsync(() => town.Reporter(Reporters[number % Reporters.Length]).FileAsync(Report("patrol"), Name))).Text("id"),
        };
        await LoggedAsync(nameof(CaseFiled), nameof(CaseAssigned));
    }

    /// <param name="main">The case that this one may be merged into.</param>
    public async Task GoOnAsync(string main = "")
    {
        for (var n = 0; n < course.Steps.Count; n++)
        {
            var (step, key) = (course.Steps[n], string.Create(CultureInfo.InvariantCulture, $"{Name}-{n}"));
            var unit = (await PatientClient.ReadAsync(() => town.Supervisor.GetAsync($"/api/cases/{Id}"))).Body!["unit"]?.ToString() ?? "";
            var body = step.Body.Replace("{main}", main, StringComparison.Ordinal);
            await client.GiveAsync(() => town.Caller(step.Who, unit).GiveAsync(Id, step.Command, body, key));
            if (step.Then is { } then) await LoggedAsync(step.Event, then);
            else _logged++;
        }
    }

    /// <summary>The device writes to the queue and hears nothing; what became of it is looked up.</summary>
    private async Task<string> FileByDeviceAsync()
    {
        var sent = await new QueueClient(town.GoodConnectionString, StorageNames.CaseReports).SendMessageAsync(Report("device").ToJsonString(), TestContext.Current.CancellationToken);
        Answer? receipt = null;
        await Patience.HoldsAsync(async () =>
        {
            receipt = await PatientClient.ReadAsync(() => town.Supervisor.GetAsync($"/api/intake/device-{sent.Value.MessageId}"));
            return receipt.Status == HttpStatusCode.OK && receipt.Text("outcome") != "received";
        });
        Assert.Equal("filed", receipt!.Text("outcome"));
        return receipt.Text("caseId");
    }

    /// <summary>Waits until the town has done by itself what follows.</summary>
    private async Task LoggedAsync(params IReadOnlyList<string> events)
    {
        _logged += events.Count;
        await Patience.HoldsAsync(async () => (await PatientClient.ReadAsync(() => town.Supervisor.GetAsync($"/api/cases/{Id}/log"))).Body!["entries"]!.AsArray().Count >= _logged);
    }

    private JsonObject Report(string source)
    {
        var report = TownCaller.Report(Name, source, Categories[number % Categories.Length]);
        report["description"] = string.Create(CultureInfo.InvariantCulture, $"剑河路第 {number} 处");
        report["location"] = new JsonObject { ["lat"] = 31.195 + (number % 25 * 0.001), ["lon"] = 121.350 + (number / 25 * 0.001) };
        return report;
    }
}
