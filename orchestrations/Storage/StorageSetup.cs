using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Xinjing.Serverless.Storage;

/// <summary>Makes sure at start-up that every table, container and queue that it writes to is there; on Azure the deployment has made them already.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues, ReferenceStore reference)
{
    public static IReadOnlyList<string> Tables { get; } =
    [
        StorageNames.Cases, StorageNames.CaseIndex, StorageNames.Intake, StorageNames.IntakeReceipts, StorageNames.Recomputations,
        StorageNames.Conversations, StorageNames.ChatOutbox, StorageNames.HotlineLedger,
        StorageNames.Rectifications, StorageNames.LinkUses, StorageNames.Campaigns, StorageNames.CampaignTargets, StorageNames.Operations, StorageNames.IndexRebuilds,
    ];

    public static IReadOnlyList<string> Containers { get; } =
    [
        StorageNames.PhotoOriginals, StorageNames.Papers, StorageNames.DevicePhotos, StorageNames.Photos, StorageNames.DeadLetters, StorageNames.Reference, StorageNames.HotlineBatches,
        StorageNames.HotlineInbox, StorageNames.Bulletins, StorageNames.Archive,
    ];

    public static IReadOnlyList<string> Queues { get; } = [StorageNames.CaseReports, StorageNames.ChatMessages, StorageNames.SentPictures, StorageNames.ChatOutgoing];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
        [
            .. Tables.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
            .. Containers.Select(name => blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            .. Queues.Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        ]);
        await reference.EnsureLedgerAsync(cancellationToken);
    }
}
