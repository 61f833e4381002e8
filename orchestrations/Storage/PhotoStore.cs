using Azure;
using Azure.Storage.Blobs;
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
        ContentBlobs.AddAsync(Blob(_originals, caseId, picture.PhotoId), picture.Original, picture.OriginalMediaType, cancellationToken),
        ContentBlobs.AddAsync(Blob(_served, caseId, picture.PhotoId), picture.Served, picture.ServedMediaType, cancellationToken));

    /// <summary>The copy without metadata; one storage transaction.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public Task<StoredPicture?> OpenServedAsync(string caseId, string photoId, CancellationToken cancellationToken) =>
        ContentBlobs.OpenAsync(Blob(_served, caseId, photoId), cancellationToken);

    /// <summary>The bytes as they were sent, with all that the camera wrote into them; one storage transaction.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public Task<StoredPicture?> OpenOriginalAsync(string caseId, string photoId, CancellationToken cancellationToken) =>
        ContentBlobs.OpenAsync(Blob(_originals, caseId, photoId), cancellationToken);

    /// <summary>What a device put into storage before its report; one storage transaction.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public Task<StoredPicture?> OpenSentByDeviceAsync(string name, CancellationToken cancellationToken) => ContentBlobs.OpenAsync(_sentByDevices.GetBlobClient(name), cancellationToken);

    private static BlobClient Blob(BlobContainerClient container, string caseId, string photoId) => container.GetBlobClient($"{caseId}/{photoId}");
}
