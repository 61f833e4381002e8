using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Xinjing.Serverless.Storage;

/// <summary>Makes sure at start-up that every table and container is there; on Azure the deployment has made them already.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs, ReferenceStore reference)
{
    private static readonly string[] Tables = [StorageNames.Cases, StorageNames.CaseIndex, StorageNames.Intake, StorageNames.Recomputations, StorageNames.HotlineLedger];
    private static readonly string[] Containers = [StorageNames.PhotoOriginals, StorageNames.Photos, StorageNames.DeadLetters, StorageNames.Reference, StorageNames.HotlineBatches];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
        [
            .. Tables.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
            .. Containers.Select(name => blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        ]);
        await reference.EnsureLedgerAsync(cancellationToken);
    }
}
