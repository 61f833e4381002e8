using DurableTask.Core.Settings;

namespace Xinjing.Serverless.Localhost.Hosting.Settings;

/// <summary>Section <c>extensions.durableTask</c>.</summary>
internal sealed class DurableSettings
{
    public string HubName { get; set; } = "TestHubName";

    /// <summary>The version a new orchestration gets when its starter names none, and up to which this host runs them.</summary>
    public string? DefaultVersion { get; set; }

    public VersioningSettings.VersionMatchStrategy VersionMatchStrategy { get; set; } = VersioningSettings.VersionMatchStrategy.CurrentOrOlder;

    public VersioningSettings.VersionFailureStrategy VersionFailureStrategy { get; set; }

    public int MaxConcurrentActivityFunctions { get; set; } = 10 * Environment.ProcessorCount;

    public int MaxConcurrentOrchestratorFunctions { get; set; } = 10 * Environment.ProcessorCount;

    public OverridableStates OverridableExistingInstanceStates { get; set; }

    public DurableStorageSettings StorageProvider { get; set; } = new();

    public VersioningSettings Versioning => new()
    {
        Version = DefaultVersion ?? "",
        MatchStrategy = VersionMatchStrategy,
        FailureStrategy = VersionFailureStrategy,
    };
}

internal sealed class DurableStorageSettings
{
    public int PartitionCount { get; set; } = 4;

    public int ControlQueueBatchSize { get; set; } = 32;

    public TimeSpan MaxQueuePollingInterval { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Which existing instances a new start under the same id may replace.</summary>
internal enum OverridableStates
{
    NonRunningStates,
    AnyState,
}
