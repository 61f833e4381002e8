using System.Text.Json;

namespace Xinjing.Serverless.Localhost.Hosting.Settings;

/// <summary>The parts of the worker's <c>host.json</c> that this host obeys, with the real host's defaults.</summary>
internal sealed class HostJson
{
    public HostJsonExtensions Extensions { get; set; } = new();

    /// <exception cref="FileNotFoundException">The folder has no <c>host.json</c>: it is no worker's output.</exception>
    public static HostJson Load(string workerDirectory)
    {
        using var file = File.OpenRead(Path.Combine(workerDirectory, "host.json"));
        return JsonSerializer.Deserialize(file, HostJsonContext.Default.HostJson) ?? new HostJson();
    }
}

internal sealed class HostJsonExtensions
{
    public HttpSettings Http { get; set; } = new();

    public QueueSettings Queues { get; set; } = new();

    public DurableSettings DurableTask { get; set; } = new();
}

internal sealed class HttpSettings
{
    public string RoutePrefix { get; set; } = "api";
}
