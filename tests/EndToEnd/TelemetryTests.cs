using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Hotline;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application exports to a collector of the test's.</summary>
public sealed class TelemetryTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Phone = "13800000007";
    private const string RecordId = "xinjing.record.id";
    private const ulong Internal = 1;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ByteString>> _received = new(StringComparer.Ordinal);
    private readonly FakeLoggerProvider _log = new();
    private WebApplication _collector = null!;
    private LocalTown _town = null!;

    private IReadOnlyList<SentSpan> Spans => [.. Received("traces").SelectMany(SentTelemetry.Spans)];

    private IReadOnlyList<SentFigure> Figures => [.. Received("metrics").SelectMany(SentTelemetry.Figures)];

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
                LoggerFactory = LoggerFactory.Create(logging => logging.AddProvider(_log)),
                Environment = new Dictionary<string, string>(BotMessage.Settings, StringComparer.Ordinal)
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
        _log.Dispose();
    }

    [Fact]
    public async Task Figures_are_taken_and_nobody_is_named()
    {
        using var reporter = TownCaller.Reporter(_town);
        using var dispatcher = TownCaller.Dispatcher(_town);
        var report = TownCaller.Report(source: "hotline");
        report["reporter"] = JsonNode.Parse($$"""{"name":"贾市民","phone":"{{Phone}}"}""");
        var id = (await reporter.FileAsync(report)).Text("id");
        await dispatcher.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        await dispatcher.GiveAsync(id, "reject", """{"reason":"不属于本镇"}""");
        await _town.Host.InvokeAsync("WatchBacklog", TestContext.Current.CancellationToken);
        string[] expected = ["xinjing.reports", "xinjing.commands", "xinjing.storage.transactions", "xinjing.deadline.lateness", "xinjing.outbox.age", "xinjing.queue.age", "xinjing.cases.open"];
        await Eventually.HoldsAsync(() => Task.FromResult(!expected.Except(Figures.Select(figure => figure.Name)).Any()));
        await SpanAsync("case command", id);
        foreach (var sent in _received.Values.SelectMany(all => all).Select(sent => sent.ToStringUtf8()))
        {
            Assert.DoesNotContain(Phone, sent, StringComparison.Ordinal);
            Assert.DoesNotContain("贾市民", sent, StringComparison.Ordinal);
        }
    }

    /// <summary>The host says "not sampled" with every request; it is a trace all the same.</summary>
    [Fact]
    public async Task A_request_is_one_trace_with_everything_that_it_does()
    {
        using var reporter = TownCaller.Reporter(_town);
        using var dispatcher = TownCaller.Dispatcher(_town);
        var filing = NewTrace();
        using var filed = await SendAsync(reporter, HttpMethod.Post, "/api/cases", filing, TownCaller.Report().ToJsonString());
        var id = JsonNode.Parse(await filed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!.ToString();
        var start = await SpanAsync("engine start", filing);
        Assert.Equal("case filing", Parent(start).Name);
        AssertRequest(Parent(Parent(start)), filing, id);

        await dispatcher.WaitForAsync(id, c => c["status"]!.ToString() == "assigned");
        var rejection = NewTrace();
        using var rejected = await SendAsync(dispatcher, HttpMethod.Post, $"/api/cases/{id}/commands/reject", rejection, """{"reason":"不属于本镇"}""");
        var command = await SpanAsync("case command", rejection);
        Assert.Equal("Reject", command.Tags["xinjing.command"]);
        AssertRequest(Parent(command), rejection, id);
        Assert.Equal(command.Id, (await SpanAsync("case write", rejection)).ParentId);
        Assert.Equal(command.Id, (await SpanAsync("engine nudge", rejection)).ParentId);

        var reading = NewTrace();
        using var read = await SendAsync(dispatcher, HttpMethod.Get, $"/api/cases/{id}", reading);
        await Eventually.HoldsAsync(() => Task.FromResult(Spans.Any(span => span.TraceId == reading.Id)));
        AssertRequest(Spans.Single(span => span.TraceId == reading.Id), reading, id);
    }

    [Fact]
    public async Task What_the_orchestration_does_to_a_case_is_found_by_its_id()
    {
        using var reporter = TownCaller.Reporter(_town);
        var id = (await reporter.FileAsync(TownCaller.Report())).Text("id");
        await Eventually.HoldsAsync(() => Task.FromResult(Spans.Any(span => span.Name == "case write" && span.Tags[RecordId] == id)));
        var write = Spans.First(span => span.Name == "case write" && span.Tags[RecordId] == id);
        await Eventually.HoldsAsync(() => Task.FromResult(Spans.Any(span => span.Id == write.ParentId)));
        Assert.Equal(("TakeDueCaseActions", id), (Parent(write).Tags["faas.name"], Parent(write).Tags[RecordId]));
    }

    /// <summary>A firm's link is a key to its findings, and a purpose is free text; both stand in addresses.</summary>
    [Fact]
    public async Task Addresses_stand_neither_in_spans_nor_in_the_log()
    {
        using var supervisor = TownCaller.Supervisor(_town);
        await supervisor.GetAsync("/api/handin/a-firms-own-link");
        await supervisor.GetAsync("/api/cases/XJ-none/reporter?purpose=call-about-the-neighbour");
        await Eventually.HoldsAsync(() => Task.FromResult(Spans.Any(span => span.Tags.GetValueOrDefault("faas.name") == "DiscloseReporter")));
        foreach (var address in new[] { "a-firms-own-link", "call-about-the-neighbour" })
        {
            Assert.DoesNotContain(_received.Values.SelectMany(all => all), sent => sent.ToStringUtf8().Contains(address, StringComparison.Ordinal));
            Assert.DoesNotContain(WorkerLog(), line => line.Contains(address, StringComparison.Ordinal));
        }

        Assert.NotEmpty(WorkerLog());
    }

    [Fact]
    public async Task Messages_and_rows_count_by_door_and_outcome()
    {
        using var http = new HttpClient { BaseAddress = _town.Host.BaseAddress };
        await new BotMessage("msg_counted", TownCaller.Report(source: "bot").ToJsonString()).SendAsync(http);
        await new BotMessage("msg_wrong", "not json").SendAsync(http);
        using var dispatcher = TownCaller.Dispatcher(_town);
        var batch = await dispatcher.SendBatchAsync(HotlineFile.Csv(HotlineFile.Row("M-1"), HotlineFile.Row("M-1"), HotlineFile.Row("M-2", category: "没有这一类")));
        await dispatcher.WaitForBatchAsync(batch.Text("id"));
        string[] expected = ["bot filed", "bot refused", "hotline filed", "hotline duplicate", "hotline refused"];
        await Eventually.HoldsAsync(() => Task.FromResult(!expected.Except(Figures.Where(figure => figure.Name == "xinjing.intake.messages").Select(figure => $"{figure.Tags["door"]} {figure.Tags["outcome"]}")).Any()));
    }

    /// <summary>Of the request's own span, as the platform would begin it.</summary>
    private static (string Id, string Span) NewTrace() => (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N")[..16]);

    /// <summary>The host sends the request itself, so a function's span must not be another one: it is internal.</summary>
    private static void AssertRequest(SentSpan function, (string Id, string Span) trace, string caseId) =>
        Assert.Equal((trace.Id, caseId, Internal), (function.TraceId, function.Tags[RecordId], function.Kind));

    private async Task<HttpResponseMessage> SendAsync(TownCaller caller, HttpMethod method, string path, (string Id, string Span) trace, string? body = null)
    {
        using var http = new HttpClient { BaseAddress = _town.Host.BaseAddress };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.Add("traceparent", $"00-{trace.Id}-{trace.Span}-00");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.OwnToken);
        return (await http.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    private SentSpan Parent(SentSpan span) => Spans.Single(other => other.TraceId == span.TraceId && other.Id == span.ParentId);

    private Task<SentSpan> SpanAsync(string name, (string Id, string Span) trace) => SpanAsync(span => span.Name == name && span.TraceId == trace.Id);

    private Task<SentSpan> SpanAsync(string name, string caseId) => SpanAsync(span => span.Name == name && span.Tags.GetValueOrDefault(RecordId) == caseId);

    /// <summary>The span, once whoever made it has sent its parents too.</summary>
    private async Task<SentSpan> SpanAsync(Func<SentSpan, bool> wanted)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(Spans.FirstOrDefault(wanted) is { } found && Spans.Any(span => span.TraceId == found.TraceId && span.Tags.ContainsKey("faas.name"))));
        return Spans.First(wanted);
    }

    /// <summary>Not what the local host says of its own.</summary>
    private IEnumerable<string> WorkerLog() => _log.Collector.GetSnapshot().Where(line => line.Id.Name is "LogWorker" or "LogConsole").Select(line => line.Message);

    private ConcurrentQueue<ByteString> Received(string signal) => _received.TryGetValue(signal, out var all) ? all : [];

    private async Task TakeAsync(string signal, HttpRequest request) =>
        _received.GetOrAdd(signal, _ => new ConcurrentQueue<ByteString>()).Enqueue(await ByteString.FromStreamAsync(request.Body, request.HttpContext.RequestAborted));
}
