using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Xinjing.Serverless.Storage;

/// <summary>Blobs that are named after the hash of what they hold: written once, and never another content under the same name.</summary>
internal static class ContentBlobs
{
    /// <summary>Writes it unless it is there; one storage transaction either way.</summary>
    public static async Task AddAsync(BlobClient blob, Stream content, string mediaType, CancellationToken cancellationToken)
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
            // The name is the content's hash: what is there is the same.
        }
    }

    /// <summary>One storage transaction.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    public static async Task<StoredPicture?> OpenAsync(BlobClient blob, CancellationToken cancellationToken)
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
