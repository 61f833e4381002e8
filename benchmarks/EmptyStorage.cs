using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Xinjing.Serverless.Benchmarks;

/// <summary>
/// Deletes everything. The emulator becomes slower with all that it holds, timers that nobody waits for most of all, and
/// whoever comes later would pay for it.
/// </summary>
internal static class EmptyStorage
{
    public static async Task RunAsync(string connectionString, CancellationToken cancellationToken)
    {
        var (tables, queues, blobs) = (new TableServiceClient(connectionString), new QueueServiceClient(connectionString), new BlobServiceClient(connectionString));
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellationToken)) await tables.DeleteTableAsync(table.Name, cancellationToken);
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: cancellationToken)) await queues.DeleteQueueAsync(queue.Name, cancellationToken);
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellationToken))
            await blobs.DeleteBlobContainerAsync(container.Name, cancellationToken: cancellationToken);
    }
}
