using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Functions.Telemetry;

internal static class TelemetryServices
{
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    /// <summary>
    /// Traces and metrics go to OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, to Azure Monitor when <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>
    /// is, to both, or nowhere. Logs go by the host, which the alerts read (docs/observability.md).
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<WorkInHand>();
        // The worker's web server would write each address into the log, a firm's link and a purpose with it.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        var (otlp, monitor) = (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]);
        if (string.IsNullOrEmpty(otlp) && string.IsNullOrEmpty(monitor)) return services;
        // By it a function's span has the function's name and is a part of the host's request, not a second request.
        services.Configure<WorkerOptions>(worker => worker.Capabilities["WorkerOpenTelemetrySchemaVersion"] = "1.37.0");
        // The host's own telemetry signs in in the same way.
        TokenCredential? credential = string.IsNullOrEmpty(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]) ? null : new DefaultAzureCredential();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration["WEBSITE_SITE_NAME"] ?? "xinjing", serviceInstanceId: configuration["WEBSITE_INSTANCE_ID"] ?? Environment.MachineName))
            .WithTracing(traces =>
            {
                traces.AddSource(TownTraces.Name, Worker);
                if (!string.IsNullOrEmpty(otlp)) traces.AddOtlpExporter();
                if (!string.IsNullOrEmpty(monitor)) traces.AddAzureMonitorTraceExporter(options => options.ConnectionString = monitor, credential);
                // Last, since the exporter sets one of its own. The host's SDK hands on "not sampled" with requests that it does send: who believed it would send nothing.
                traces.SetSampler(new AlwaysOnSampler());
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(TownTraces.Name);
                if (!string.IsNullOrEmpty(otlp)) metrics.AddOtlpExporter();
                if (!string.IsNullOrEmpty(monitor)) metrics.AddAzureMonitorMetricExporter(options => options.ConnectionString = monitor, credential);
            });
        return services;
    }
}
