using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Xinjing.Serverless.Localhost.Hosting;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>What only shows on Azure: the engine's spans, and the exporter's own opinion of what is worth sending.</summary>
public sealed class TracingTests(TownTemplate template)
{
    [Fact]
    public async Task The_engine_joins_an_orchestration_to_the_request_that_started_it()
    {
        var host = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "host.json"), TestContext.Current.CancellationToken))!;
        var tracing = host["extensions"]!["durableTask"]!["tracing"]!;
        Assert.Equal((true, "V2"), (tracing["distributedTracingEnabled"]!.GetValue<bool>(), tracing["version"]!.ToString()));
    }

    [Fact]
    public async Task A_span_is_sent_to_Azure_Monitor_though_the_host_says_not_sampled()
    {
        const string monitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";
        Assert.Contains(monitor, await template.SettingsAsync("dev"));
        using var app = RealApplication.Build(new RecordingSettings([]), $"--{monitor}=InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:9/");
        var traces = app.Services.GetRequiredService<TracerProvider>();
        using var source = new ActivitySource("Microsoft.Azure.Functions.Worker");
        for (var i = 0; i < 50; i++)
        {
            var parent = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None, isRemote: true);
            using var span = source.StartActivity("function x", ActivityKind.Internal, parent);
            Assert.True(span?.Recorded);
            // So that nothing is really sent.
            span!.ActivityTraceFlags = ActivityTraceFlags.None;
        }

        Assert.NotNull(traces);
    }
}
