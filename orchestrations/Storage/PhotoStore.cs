using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xinjing.Serverless.Evidence;

namespace Xinjing.Serverless.Storage;

/// <summary>A picture being read. Disposing it ends the reading.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="ETag">A stored picture never changes, so neither does this.</param>
public sealed record StoredPicture(Stream Content, string MediaType, long Length, ETag ETag) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>
/// Pictures by case and photo id: the original as it was sent, and the copy that is served. Both are written before the case's
/// log names them, so a crash in between leaves at most a blob that nothing refers to.
/// </summary>
public sealed class PhotoStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _originals = blobs.GetBlobContainerClient(StorageNames.PhotoOriginals);
    private readonly BlobContainerClient _served = blobs.GetBlobContainerClient(StorageNames.Photos);
    private readonly BlobContainerClient _sentByDevices = blobs.GetBlobContainerClient(StorageNames.DevicePhotos);

    /// <summary>Writes what is not there yet; two storage transactions, also when all of it is there already.</summary>
    public Task StoreAsync(string caseId, ReceivedPicture picture, CancellationToken cancellationToken) => Task.WhenAll(
        AddAsync(Blob(_originals, caseId, picture.PhotoId), picture.Original, picture.OriginalMediaType, cancellationToken),
        AddAsync(Blob(_served, caseId, picture.PhotoId), picture.Served, picture.ServedMediaType, cancellationToken));

    /// <summary>The copy without metadata; one storage transaction.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public Task<StoredPicture?> OpenServedAsync(string caseId, string photoId, CancellationToken cancellationToken) =>
        OpenAsync(Blob(_served, caseId, photoId), cancellationToken);

    /// <summary>The bytes as they were sent, with all that the camera wrote into them; one storage transaction.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public Task<StoredPicture?> OpenOriginalAsync(string caseId, string photoId, CancellationToken cancellationToken) =>
        OpenAsync(Blob(_originals, caseId, photoId), cancellationToken);

    /// <summary>What a device put into storage before its report; one storage transaction.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public Task<StoredPicture?> OpenSentByDeviceAsync(string name, CancellationToken cancellationToken) => OpenAsync(_sentByDevices.GetBlobClient(name), cancellationToken);

    private static BlobClient Blob(BlobContainerClient container, string caseId, string photoId) => container.GetBlobClient($"{caseId}/{photoId}");

    private static async Task AddAsync(BlobClient blob, Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = mediaType },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        content.Position = 0;
        try
        {
            await blob.UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // The name is the content's hash: what is there is the same picture.
        }
    }

    private static async Task<StoredPicture?> OpenAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            var details = answer.Value.Details;
            return new StoredPicture(answer.Value.Content, details.ContentType, details.ContentLength, details.ETag);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
