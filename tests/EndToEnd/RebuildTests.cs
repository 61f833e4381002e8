using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The index is spoiled by hand and made again while cases go on and the worker is killed.</summary>
public sealed class RebuildTests(CrashFixture fixture) : IClassFixture<CrashFixture>, IDisposable
{
    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private readonly TownCaller _admin = TownCaller.Admin(fixture.Town);
    private readonly TownCaller _reporter = TownCaller.Reporter(fixture.Town);
    private readonly TownCaller _supervisor = TownCaller.Supervisor(fixture.Town);
    private readonly TownCaller _verifier = TownCaller.Verifier(fixture.Town);
    private readonly TableClient _rows = new TableServiceClient(fixture.StorageConnectionString).GetTableClient(StorageNames.CaseIndex);

    public void Dispose()
    {
        _admin.Dispose();
        _reporter.Dispose();
        _supervisor.Dispose();
        _verifier.Dispose();
    }

    /// <summary>The rebuild's own row, its first corrections and notes, and what commands write in between.</summary>
    [Theory]
    [InlineData(1, WriteMoment.Before)]
    [InlineData(1, WriteMoment.After)]
    [InlineData(2, WriteMoment.Before)]
    [InlineData(3, WriteMoment.After)]
    [InlineData(5, WriteMoment.Before)]
    [InlineData(8, WriteMoment.After)]
    [InlineData(11, WriteMoment.Before)]
    public async Task An_index_that_was_spoiled_is_made_again_while_commands_go_on_and_the_worker_crashes(int write, WriteMoment moment)
    {
        var ids = new List<string>();
        for (var n = 0; n < 6; n++) ids.Add((await _reporter.FileAsync(TownCaller.Report())).Text("id"));
        foreach (var id in ids) await _supervisor.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await CloseAsync(ids[0], "");
        await CloseAsync(ids[1], "");
        await SpoilAsync(ids);

        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        var asked = AskedAsync();
        await Task.WhenAll(ids.Skip(3).Select(id => CloseAsync(id, $"{write}-{moment}")));
        await fixture.Proxy.FiresAsync();
        await DoneAsync((await asked).Text("run"));
        await KeptAsync();
        await AssertListedAsync(ids);
    }

    [Fact]
    public async Task Only_an_admin_begins_a_rebuild_and_a_supervisor_may_look()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await _supervisor.SendAsync(HttpMethod.Post, "/api/index/rebuilds", content: null)).Status);
        var started = await _admin.SendAsync(HttpMethod.Post, "/api/index/rebuilds", content: null);
        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        Assert.Equal($"/api/index/rebuilds/{started.Text("run")}", started.Headers.Location!.ToString());
        await DoneAsync(started.Text("run"));
        var seen = await _supervisor.GetAsync($"/api/index/rebuilds/{started.Text("run")}");
        Assert.Equal(("guan", "0"), (seen.Text("by"), seen.Text("failed")));
        Assert.NotNull(seen.Body!["overAt"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await _verifier.GetAsync($"/api/index/rebuilds/{started.Text("run")}")).Status);
        Assert.Equal("rebuild-not-found", (await _admin.GetAsync("/api/index/rebuilds/999")).Code);
    }

    [Fact]
    public async Task An_admin_ends_a_rebuild_on_the_way_and_begins_another()
    {
        var started = await _admin.SendAsync(HttpMethod.Post, "/api/index/rebuilds", content: null);
        var path = $"/api/index/rebuilds/{started.Text("run")}";
        Assert.Equal(HttpStatusCode.Forbidden, (await _supervisor.SendAsync(HttpMethod.Post, $"{path}/cancel", content: null)).Status);
        var ended = await _admin.SendAsync(HttpMethod.Post, $"{path}/cancel", content: null);
        // Where it was faster, it is done.
        Assert.Equal((HttpStatusCode.OK, true), (ended.Status, ended.Text("step") is "cancelled" or "done"));
        Assert.Equal(ended.Text("overAt"), (await _admin.SendAsync(HttpMethod.Post, $"{path}/cancel", content: null)).Text("overAt"));
        Assert.Equal("rebuild-not-found", (await _admin.SendAsync(HttpMethod.Post, "/api/index/rebuilds/999/cancel", content: null)).Code);
        var next = await _admin.SendAsync(HttpMethod.Post, "/api/index/rebuilds", content: null);
        Assert.Equal(int.Parse(started.Text("run")) + 1, int.Parse(next.Text("run")));
        await DoneAsync(next.Text("run"));
    }

    /// <summary>One case loses all of its rows, one its head, one is said to be closed, and one that nobody knows is listed.</summary>
    private async Task SpoilAsync(List<string> ids)
    {
        await foreach (var row in _rows.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
        {
            var isOf = ids.FindIndex(id => row.RowKey.Contains(id, StringComparison.Ordinal));
            if (isOf is 0 or 2) await DeleteAsync(row);
            if (isOf == 3 && row.RowKey.StartsWith("head|", StringComparison.Ordinal)) await DeleteAsync(row);
            if (isOf != 4 || !row.RowKey.StartsWith("open|", StringComparison.Ordinal)) continue;
            await _rows.AddEntityAsync(new TableEntity(row) { RowKey = $"closed|all|0000000000000000001|{ids[4]}" }, TestContext.Current.CancellationToken);
            await _rows.AddEntityAsync(new TableEntity(row) { RowKey = "open|0000000000000000001|XJ260302AAAAAAAAAAA" }, TestContext.Current.CancellationToken);
            row["Stage"] = "Closed";
            await _rows.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        }
    }

    private Task<Azure.Response> DeleteAsync(TableEntity row) => _rows.DeleteEntityAsync(row, cancellationToken: TestContext.Current.CancellationToken);

    private async Task CloseAsync(string id, string key)
    {
        var unit = (await UntilAnsweredAsync(() => _supervisor.GetAsync($"/api/cases/{id}"))).Text("unit");
        using var handler = TownCaller.Handler(fixture.Town, unit);
        await UntilAnsweredAsync(() => handler.GiveAsync(id, "accept", "{}", $"accept-{id}-{key}"));
        await UntilAnsweredAsync(() => handler.GiveAsync(id, "complete", Done, $"complete-{id}-{key}"));
        Assert.Equal("closed", (await UntilAnsweredAsync(() => _verifier.GiveAsync(id, "verify", """{"passed":true}""", $"verify-{id}-{key}"))).Text("status"));
    }

    /// <summary>Who asks until somebody answers gets one rebuild.</summary>
    private async Task<Answer> AskedAsync()
    {
        var asked = await UntilAnsweredAsync(() => _admin.SendAsync(HttpMethod.Post, "/api/index/rebuilds", content: null));
        Assert.Equal(HttpStatusCode.Accepted, asked.Status);
        return asked;
    }

    private Task DoneAsync(string run) => Eventually.HoldsAsync(async () =>
    {
        await fixture.Town.Host.InvokeAsync("FollowRebuild", TestContext.Current.CancellationToken);
        return (await UntilAnsweredAsync(() => _admin.GetAsync($"/api/index/rebuilds/{run}"))).Text("step") == "done";
    });

    private Task KeptAsync() => Eventually.HoldsAsync(async () =>
    {
        await fixture.Town.Host.InvokeAsync("SweepOutbox", TestContext.Current.CancellationToken);
        return (await _supervisor.GetAsync("/api/health")).Body!["outbox"]!["waiting"]!.GetValue<int>() == 0;
    });

    /// <summary>Each case is listed once, as it is, and nothing else is.</summary>
    private async Task AssertListedAsync(List<string> ids)
    {
        var items = (await _supervisor.GetAsync("/api/cases?top=500")).Body!["items"]!.AsArray();
        foreach (var id in ids)
        {
            var item = Assert.Single(items, item => item!["id"]!.ToString() == id)!;
            var seen = (await _supervisor.GetAsync($"/api/cases/{id}")).Body!;
            Assert.Equal(seen["version"]!.ToString(), item["version"]!.ToString());
            Assert.Equal(seen["status"]!.ToString(), item["status"]!.ToString());
        }

        Assert.DoesNotContain(items, (JsonNode? item) => item!["id"]!.ToString() == "XJ260302AAAAAAAAAAA");
        var closed = (await _supervisor.GetAsync("/api/cases?stage=closed&source=patrol&top=500")).Body!["items"]!.AsArray().Select(item => item!["id"]!.ToString()).ToList();
        Assert.Equal(new[] { 0, 1, 3, 4, 5 }.Select(n => ids[n]).Order(StringComparer.Ordinal), closed.Intersect(ids, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

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
