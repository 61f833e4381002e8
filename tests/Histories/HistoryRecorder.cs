using DurableTask.AzureStorage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.EndToEnd;
using Xunit;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>
/// Makes the stored histories, on the real engine. Run by hand for a release that goes out (<c>dotnet test -- xUnit.Explicit=only</c>);
/// never to make a test of an older release's history pass.
/// </summary>
public sealed class HistoryRecorder : IAsyncLifetime
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private AzuriteProcess _azurite = null!;
    private LocalTown _town = null!;
    private TownCaller _supervisor = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        _town = await LocalTown.StartAsync(new LocalTownOptions { StorageConnectionString = _azurite.ConnectionString, RealTime = true }, TestContext.Current.CancellationToken);
        _supervisor = TownCaller.Supervisor(_town);
    }

    public async ValueTask DisposeAsync()
    {
        _supervisor.Dispose();
        await _town.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    [Fact(Explicit = true)]
    public async Task Record()
    {
        await RecordAsync("fresh", (_, _, _) => Task.CompletedTask);
        await RecordAsync("mid-handling", HandleAsync);
        await RecordAsync("suspended", async (handler, verifier, id) =>
        {
            await HandleAsync(handler, verifier, id);
            var until = TimeProvider.System.GetUtcNow().AddDays(30).ToString("O");
            Assert.Equal("suspended", (await handler.GiveAsync(id, "suspend", $$"""{"until":"{{until}}","reason":"等待管道改造"}""")).Text("status"));
        });
        await RecordAsync("third-round", async (handler, verifier, id) =>
        {
            await HandleAsync(handler, verifier, id);
            for (var round = 1; round < 3; round++)
            {
                await handler.GiveAsync(id, "complete", Done);
                await verifier.GiveAsync(id, "verify", """{"passed":false,"note":"现场仍有残留"}""");
            }
        });
    }

    private static async Task HandleAsync(TownCaller handler, TownCaller verifier, string id)
    {
        await handler.GiveAsync(id, "accept");
        await handler.GiveAsync(id, "report", """{"note":"正在清运"}""");
    }

    private async Task RecordAsync(string name, Func<TownCaller, TownCaller, string, Task> live)
    {
        using var reporter = TownCaller.Reporter(_town);
        using var verifier = TownCaller.Verifier(_town);
        var id = (await reporter.FileAsync(TownCaller.Report())).Text("id");
        var unit = (await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Text("unit");
        using var handler = TownCaller.Handler(_town, unit);
        await live(handler, verifier, id);
        var version = (await _supervisor.GetAsync($"/api/cases/{id}")).Body!["version"]!.GetValue<int>();
        await Eventually.HoldsAsync(async () => (await _supervisor.GetAsync($"/api/cases/{id}/orchestration")).Body?["nextWakeUpAt"] is not null && version > 0);
        await File.WriteAllTextAsync(Path.Combine(StoredHistory.Directory, $"{name}.json"), await HistoryAsync(id), TestContext.Current.CancellationToken);
    }

    private async Task<string> HistoryAsync(string instanceId)
    {
        var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
        {
            TaskHubName = "XinjingCases",
            StorageAccountClientProvider = new StorageAccountClientProvider(_azurite.ConnectionString),
        });
        return JToken.Parse(await service.GetOrchestrationHistoryAsync(instanceId, executionId: null)).ToString(Formatting.Indented) + "\n";
    }
}
