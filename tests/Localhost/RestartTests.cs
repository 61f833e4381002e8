using System.Net;
using Xinjing.Serverless.Localhost.Hosting.Worker;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>The worker, or the whole host, ends in the middle of its work.</summary>
[Collection(LocalHostTests.Name)]
public sealed class RestartTests(TestWorkerHost host, AzuriteFixture azurite)
{
    [Fact]
    public async Task A_request_in_flight_is_told_that_the_worker_restarted_and_the_next_one_is_served()
    {
        var hanging = host.Http.GetAsync(new Uri("hang/request", UriKind.Relative));
        await host.Log.LineAsync("hanging request");
        var before = host.Host.WorkerProcessId;
        host.Host.KillWorker();
        using var answer = await hanging;
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("The worker restarted", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var next = await host.Http.GetAsync(new Uri("settings/HubName", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.NotEqual(before, await host.Host.WorkerReadyAsync());
    }

    [Fact]
    public async Task An_activity_is_repeated_when_the_worker_dies_over_it()
    {
        var mark = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Patient", mark);
        await host.Log.LineAsync($"hanging {mark}");
        host.Host.KillWorker();
        Assert.Equal("second try", (await host.Client.EndAsync(id)).ReadOutputAs<string>());
        File.Delete(mark);
    }

    [Fact]
    public async Task A_stopped_host_goes_on_where_it_was()
    {
        var storage = (await azurite.StartedAsync()).ConnectionString;
        var mark = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var log = new LogWatch();
        string patient, approval;
        await using (var first = await TestWorkerHost.StartAsync(storage, "StopTests", log))
        {
            await using var client = DurableClients.For(first);
            patient = await client.ScheduleNewOrchestrationInstanceAsync("Patient", mark);
            approval = await client.ScheduleNewOrchestrationInstanceAsync("Approval", TimeSpan.FromHours(1));
            await client.UntilAsync(approval, instance => instance.SerializedCustomStatus is not null);
            await log.LineAsync($"hanging {mark}");
        }

        await using var second = await TestWorkerHost.StartAsync(storage, "StopTests", new LogWatch());
        await using var again = DurableClients.For(second);
        await again.RaiseEventAsync(approval, "decided", "after all");
        Assert.Equal("after all", (await again.EndAsync(approval)).ReadOutputAs<string>());
        Assert.Equal("second try", (await again.EndAsync(patient)).ReadOutputAs<string>());
        File.Delete(mark);
    }

    [Fact]
    public async Task Without_a_worker_requests_are_told_so()
    {
        using var log = new LogWatch();
        var storage = (await azurite.StartedAsync()).ConnectionString;
        await using var fragile = await TestWorkerHost.StartAsync(storage, "FragileTests", log, options => options with { Restart = false });
        fragile.KillWorker();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(fragile.BaseAddress, "test/settings/HubName"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        await Assert.ThrowsAsync<WorkerLostException>(() => fragile.WorkerReadyAsync());
        var refused = await Assert.ThrowsAnyAsync<IOException>(() => TestWorkerHost.StartAsync(
            storage, "FragileTests", log, options => options with { Port = fragile.BaseAddress.Port }));
        Assert.Contains("address already in use", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_worker_is_killed_again_and_again()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Client.ScheduleNewOrchestrationInstanceAsync("FanOut", 5)));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            host.Host.KillWorker();
            await host.Host.WorkerReadyAsync();
        }

        var ended = await Task.WhenAll(ids.Select(host.Client.EndAsync));
        Assert.All(ended, instance => Assert.Equal(55, instance.ReadOutputAs<int>()));
    }
}
