using Microsoft.Extensions.Logging.Abstractions;

namespace Xinjing.Serverless.Localhost.Hosting;

/// <summary>What to run, and on which storage.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>The worker project's output folder, with its <c>host.json</c> and <c>worker.config.json</c>.</summary>
    public required string WorkerDirectory { get; init; }

    /// <summary>Storage of the orchestration engine and of the queue triggers.</summary>
    public required string StorageConnectionString { get; init; }

    /// <summary>What the worker gets as <c>AzureWebJobsStorage</c>; null: the same storage.</summary>
    public string? WorkerStorageConnectionString { get; init; }

    /// <summary>Where HTTP functions are served on 127.0.0.1; 0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>Settings for the worker, over the real environment and over <c>local.settings.json</c>.</summary>
    public IDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the host's log and the worker's, the latter under the worker's own categories.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Adds endpoints to the port of the HTTP functions.</summary>
    public Action<IEndpointRouteBuilder>? ConfigureFront { get; init; }

    /// <summary>Told the process id of each worker that is ready; the first time before the start of the host returns.</summary>
    public Action<int>? OnWorkerStarted { get; init; }

    /// <summary>Whether a worker that ended is started again.</summary>
    public bool Restart { get; init; } = true;

    /// <summary>The longest pause between two looks into the engine's queues, where host.json doesn't say less.</summary>
    public TimeSpan EnginePollingInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause between two looks into a trigger's queue, where host.json doesn't say less.</summary>
    public TimeSpan QueuePollingInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>For how long work stays hidden after the host was killed.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long the engine's partitions stay taken after the host was killed.</summary>
    public TimeSpan LeaseInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long running functions may go on when the host stops; what is cut short is repeated at the next start.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of the timer triggers.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
