using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Xinjing.Serverless.Storage;

/// <summary>Batches that a district put into the town's storage, to point at them from the queue.</summary>
public sealed class HotlineInbox(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.HotlineInbox);

    /// <summary>The blob's name, if the address is one in this container; what else the address has in it, such as a signature, is not used.</summary>
    public string? NameOf(BlobUriBuilder address) =>
        address.ToUri().GetLeftPart(UriPartial.Authority) == blobs.Uri.GetLeftPart(UriPartial.Authority)
        && address.AccountName == blobs.AccountName && address.BlobContainerName == StorageNames.HotlineInbox && address.BlobName.Length > 0
            ? address.BlobName
            : null;

    /// <returns><c>null</c> when there is no such blob.</returns>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
