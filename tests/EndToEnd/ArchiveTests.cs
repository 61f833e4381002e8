using System.Net;
using Azure.Data.Tables;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A closed case is put away, read, restored and opened again; the worker is killed on the way.</summary>
public sealed class ArchiveTests(CrashFixture fixture) : IClassFixture<CrashFixture>, IDisposable
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);
    private readonly TableClient _rows = new TableServiceClient(fixture.StorageConnectionString).GetTableClient(StorageNames.Cases);

    public void Dispose()
    {
        _admin.Dispose();
        _dispatcher.Dispose();
        _reporter.Dispose();
        _supervisor.Dispose();
        _verifier.Dispose();
    }

    [Fact]
    public async Task An_archived_case_is_read_verified_exported_and_opened_again()
    {
        var id = await ClosedAsync();
        var (seen, log, file) = (await ReadAsync(id), await LogAsync(id), await _supervisor.DownloadAsync($"/api/cases/{id}/export"));
        await ArchivedAsync(id);
        Assert.Equal((seen, log), (await ReadAsync(id), await LogAsync(id)));
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
        Assert.Equal(file, await _supervisor.DownloadAsync($"/api/cases/{id}/export"));

        var reopened = await _dispatcher.GiveAsync(id, "reopen", """{"reason":"又出现了"}""");
        Assert.Equal((HttpStatusCode.OK, "filed"), (reopened.Status, reopened.Text("status")));
        await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
        Assert.StartsWith(log[..^2], await LogAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_admin_restores_and_twice_is_as_good_as_once()
    {
        var id = await ClosedAsync();
        var (seen, log) = (await ReadAsync(id), await LogAsync(id));
        await ArchivedAsync(id);
        Assert.Equal(HttpStatusCode.Forbidden, (await _supervisor.SendAsync(HttpMethod.Post, $"/api/cases/{id}/restore", content: null)).Status);
        for (var n = 0; n < 2; n++) Assert.Equal((HttpStatusCode.OK, "closed"), await RestoreAsync(id));
        Assert.NotEqual(0, await CountRowsAsync(id));
        Assert.Equal((seen, log), (await ReadAsync(id), await LogAsync(id)));
        Assert.Equal("case-not-found", (await _admin.SendAsync(HttpMethod.Post, "/api/cases/XJ260302AAAAAAAAAAA/restore", content: null)).Code);
    }

    /// <summary>A log that takes two transactions.</summary>
    [Theory]
    [InlineData(1, WriteMoment.Before)]
    [InlineData(1, WriteMoment.After)]
    [InlineData(2, WriteMoment.Before)]
    [InlineData(2, WriteMoment.After)]
    public async Task A_case_reads_as_before_wherever_the_worker_is_killed(int write, WriteMoment moment)
    {
        var id = await ClosedAsync(urgings: 105);
        var (seen, log) = (await ReadAsync(id), await LogAsync(id));
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        // A night that comes before the case has been closed for long enough has nothing to write.
        await Eventually.HoldsAsync(async () => !await TryNightAsync() || fixture.Proxy.Fired);
        await fixture.Proxy.FiresAsync();
        await AliveAsync();
        Assert.Equal((seen, log), (await ReadAsync(id), await LogAsync(id)));
        await ArchivedAsync(id);
        Assert.Equal((seen, log), (await ReadAsync(id), await LogAsync(id)));

        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        await Eventually.HoldsAsync(async () => await TryRestoreAsync(id));
        await fixture.Proxy.FiresAsync();
        await AliveAsync();
        Assert.Equal((HttpStatusCode.OK, "closed"), await RestoreAsync(id));
        Assert.Equal((seen, log), (await ReadAsync(id), await LogAsync(id)));
        Assert.Equal("true", (await _supervisor.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
    }

    private async Task<string> ClosedAsync(int urgings = 0)
    {
        var id = (await _reporter.FileAsync(TownCaller.Report())).Text("id");
        using var handler = TownCaller.Handler(fixture.Town, (await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned")).Text("unit"));
        for (var n = 0; n < urgings; n++) Assert.Equal(HttpStatusCode.OK, (await _supervisor.GiveAsync(id, "urge", $$"""{"note":"请尽快{{n}}"}""")).Status);
        await handler.GiveAsync(id, "accept");
        await handler.GiveAsync(id, "complete", Done);
        Assert.Equal("closed", (await _verifier.GiveAsync(id, "verify", """{"passed":true}""")).Text("status"));
        await Eventually.HoldsAsync(async () => (await _supervisor.GetAsync("/api/health")).Body!["outbox"]!["waiting"]!.GetValue<int>() == 0);
        return id;
    }

    /// <summary>Nights follow each other until none of its log is in rows.</summary>
    private Task ArchivedAsync(string id) => Eventually.HoldsAsync(async () =>
    {
        await TryNightAsync();
        return await CountRowsAsync(id) == 0;
    });

    private async Task<bool> TryNightAsync()
    {
        try
        {
            await fixture.Town.Host.InvokeAsync("ArchiveCases", TestContext.Current.CancellationToken);
            return true;
        }
        catch (Exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task AliveAsync() => Eventually.HoldsAsync(async () =>
    {
        try
        {
            return (await _supervisor.GetAsync("/api/health")).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    private async Task<bool> TryRestoreAsync(string id)
    {
        try
        {
            return (await RestoreAsync(id)).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> RestoreAsync(string id)
    {
        var answer = await _admin.SendAsync(HttpMethod.Post, $"/api/cases/{id}/restore", content: null);
        return (answer.Status, answer.Body?["status"]?.ToString() ?? "");
    }

    private async Task<string> ReadAsync(string id)
    {
        var seen = (await _supervisor.GetAsync($"/api/cases/{id}")).Body!;
        return seen.ToJsonString();
    }

    private async Task<string> LogAsync(string id) => (await _supervisor.GetAsync($"/api/cases/{id}/log")).Body!["entries"]!.ToJsonString();

    private async Task<int> CountRowsAsync(string id)
    {
        var count = 0;
        await foreach (var _ in _rows.QueryAsync<TableEntity>(r => r.PartitionKey == id && r.RowKey.CompareTo("log-") >= 0 && r.RowKey.CompareTo("log-~") < 0, cancellationToken: TestContext.Current.CancellationToken)) count++;
        return count;
    }
}
