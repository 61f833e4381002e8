using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Xinjing.Serverless.Storage;

/// <summary>Makes sure at start-up that every table and container is there; on Azure the deployment has made them already.</summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs)
{
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. new[] { StorageNames.Cases, StorageNames.CaseIndex, StorageNames.Intake, StorageNames.Recomputations }.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        .. new[] { StorageNames.PhotoOriginals, StorageNames.Photos, StorageNames.DeadLetters, StorageNames.Reference }.Select(name => blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);
}
