using DurableTask.AzureStorage;
using Xinjing.Serverless.Localhost.Hosting.Settings;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>host.json as the engine's settings, and what a development host wants otherwise.</summary>
internal static class EngineSettings
{
    public static AzureStorageOrchestrationServiceSettings From(
        DurableSettings durable, string hubName, FunctionsHostOptions options) => new()
        {
            TaskHubName = hubName,
            StorageAccountClientProvider = new StorageAccountClientProvider(options.StorageConnectionString),
            PartitionCount = durable.StorageProvider.PartitionCount,
            ControlQueueBatchSize = durable.StorageProvider.ControlQueueBatchSize,
            MaxConcurrentTaskOrchestrationWorkItems = durable.MaxConcurrentOrchestratorFunctions,
            MaxConcurrentTaskActivityWorkItems = durable.MaxConcurrentActivityFunctions,
            // Polling costs nothing here, and a developer or test waits for it: so more often than host.json says for the cloud.
            MaxQueuePollingInterval = Min(options.EnginePollingInterval, durable.StorageProvider.MaxQueuePollingInterval),
            // After a kill, work stays hidden for as long as this; the default is five minutes.
            ControlQueueVisibilityTimeout = options.VisibilityTimeout,
            WorkItemQueueVisibilityTimeout = options.VisibilityTimeout,
            // One host per hub: leases of a killed one are taken over soon, and by a worker of the same name at once.
            LeaseInterval = options.LeaseInterval,
            LeaseRenewInterval = options.LeaseInterval / 3,
            LeaseAcquireInterval = options.LeaseInterval / 3,
            UseAppLease = false,
            // As the real extension: a start that a dedupe status forbids fails instead of doing nothing.
            ThrowExceptionOnInvalidDedupeStatus = true,
            UseSeparateQueueForEntityWorkItems = true,
            LoggerFactory = options.LoggerFactory,
        };

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
