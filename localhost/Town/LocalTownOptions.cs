using Microsoft.Extensions.Logging.Abstractions;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>How the application runs on one machine.</summary>
public sealed record LocalTownOptions
{
    public required string StorageConnectionString { get; init; }

    /// <summary>What the worker gets instead, to put something between it and its storage.</summary>
    public string? WorkerStorageConnectionString { get; init; }

    /// <summary>Where the application listens on 127.0.0.1; 0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>Keeps the issuer's key, so that tokens outlive a restart; <c>null</c> for a key of this run only.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Service levels in hours and days, as a town has them, instead of the demo's seconds.</summary>
    public bool RealTime { get; init; }

    /// <summary>With a chat platform and a Service Bus namespace of this machine; else with none.</summary>
    public bool IsConnected { get; init; } = true;

    /// <summary>Settings for the worker over those that the local host makes.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
