using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application exports to a collector of the test's.</summary>
public sealed class TelemetryTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Phone = "13800000007";
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _received = new(StringComparer.Ordinal);
    private WebApplication _collector = null!;
    private LocalTown _town = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _collector = builder.Build();
        _collector.Urls.Add("http://127.0.0.1:0");
        _collector.MapPost("/v1/{signal}", TakeAsync);
        await _collector.StartAsync(TestContext.Current.CancellationToken);
        _town = await LocalTown.StartAsync(
            new LocalTownOptions
            {
                StorageConnectionString = (await azurite.StartedAsync()).ConnectionString,
                IsConnected = false,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(),
                    ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                    ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                    ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
                },
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _town.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task A_case_can_be_followed_and_figures_are_taken_and_nobody_is_named()
    {
        using var reporter = TownCaller.Reporter(_town);
        using var dispatcher = TownCaller.Dispatcher(_town);
        var report = TownCaller.Report(source: "hotline");
        report["reporter"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"name":"贾市民","phone":"{{Phone}}"}""");
        var id = (await reporter.FileAsync(report)).Text("id");
        await dispatcher.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await dispatcher.GiveAsync(id, "reject", """{"reason":"不属于本镇"}""");
        await _town.Host.InvokeAsync("WatchBacklog", TestContext.Current.CancellationToken);
        foreach (var span in new[] { "case filing", "case command", "case write", "engine start", id, "xinjing.record.id", "Reject" }) await ReceivedAsync("traces", span);
        foreach (var figure in new[] { "xinjing.reports", "xinjing.commands", "xinjing.storage.transactions", "xinjing.deadline.lateness", "xinjing.outbox.age", "xinjing.queue.age", "xinjing.cases.open" }) await ReceivedAsync("metrics", figure);
        Assert.All(_received.Values.SelectMany(all => all), sent => Assert.DoesNotContain(Phone, sent, StringComparison.Ordinal));
        Assert.All(_received.Values.SelectMany(all => all), sent => Assert.DoesNotContain("贾市民", sent, StringComparison.Ordinal));
    }

    /// <summary>Names stand in the protocol's messages as they are.</summary>
    private Task ReceivedAsync(string signal, string name) =>
        Eventually.HoldsAsync(() => Task.FromResult(_received.TryGetValue(signal, out var all) && all.Any(sent => sent.Contains(name, StringComparison.Ordinal))));

    private async Task TakeAsync(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        _received.GetOrAdd(signal, _ => new ConcurrentQueue<string>()).Enqueue(Encoding.UTF8.GetString(body.ToArray()));
    }
}
