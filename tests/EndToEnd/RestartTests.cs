using System.Net;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

public sealed class RestartTests : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;

    public async ValueTask InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    [Fact]
    public async Task Open_cases_go_on_where_they_were_after_everything_was_stopped()
    {
        string id;
        await using (var before = await StartAsync())
        {
            using var reporter = TownCaller.Reporter(before);
            id = (await reporter.FileAsync(TownCaller.Report())).Text("id");
            await reporter.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        }

        await using var after = await StartAsync();
        using var supervisor = TownCaller.Supervisor(after);
        await Eventually.HoldsAsync(async () => (await supervisor.EventsAsync(id)).Contains(nameof(DeadlineEscalated)));
        using var handler = TownCaller.Handler(after, (await supervisor.GetAsync($"/api/cases/{id}")).Text("unit"));
        Assert.Equal(HttpStatusCode.OK, (await handler.GiveAsync(id, "accept")).Status);
    }

    [Fact]
    public async Task Reports_filed_while_the_worker_dies_become_one_case_each()
    {
        await using var town = await StartAsync();
        var filings = Enumerable.Range(0, 30).Select(n => UntilFiledAsync(town, $"R-{n}")).ToList();
        await Task.WhenAny(filings);
        town.Host.KillWorker();
        var ids = await Task.WhenAll(filings);
        Assert.Equal(30, ids.Distinct(StringComparer.Ordinal).Count());
        using var supervisor = TownCaller.Supervisor(town);
        foreach (var id in ids)
        {
            await supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
            var events = await supervisor.EventsAsync(id);
            Assert.Equal((1, 1), (events.Count(e => e == nameof(CaseFiled)), events.Count(e => e == nameof(CaseAssigned))));
        }
    }

    private static async Task<string> UntilFiledAsync(LocalTown town, string sourceId)
    {
        using var reporter = TownCaller.Reporter(town);
        Answer? answer = null;
        await Eventually.HoldsAsync(async () => (answer = await reporter.TryFileAsync(TownCaller.Report(sourceId)))?.Status is HttpStatusCode.OK or HttpStatusCode.Created);
        return answer!.Text("id");
    }

    private Task<LocalTown> StartAsync() => LocalTown.StartAsync(
        new LocalTownOptions
        {
            StorageConnectionString = _azurite.ConnectionString,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Outbox__SweepAfter"] = "00:00:05" },
        },
        TestContext.Current.CancellationToken);
}
