using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xinjing.Serverless.Evidence;

namespace Xinjing.Serverless.Storage;

/// <summary>Papers that firms handed in: photos where all photos are, PDF files in a container of their own. Written before a log names them.</summary>
public sealed class PaperStore(BlobServiceClient blobs, PhotoStore photos)
{
    private readonly BlobContainerClient _documents = blobs.GetBlobContainerClient(StorageNames.Papers);

    public Task StoreAsync(string targetId, ReceivedPaper paper, CancellationToken cancellationToken) => paper.Picture is { } picture
        ? photos.StoreAsync(targetId, picture, cancellationToken)
        : AddAsync(_documents.GetBlobClient($"{targetId}/{paper.File}"), paper.Document!, cancellationToken);

    /// <returns><c>null</c> when there is none.</returns>
    public async Task<StoredPicture?> OpenAsync(string targetId, string file, CancellationToken cancellationToken)
    {
        if (!file.EndsWith(ReceivedPaper.PdfEnding, StringComparison.Ordinal)) return await photos.OpenServedAsync(targetId, file, cancellationToken);
        try
        {
            var answer = await _documents.GetBlobClient($"{targetId}/{file}").DownloadStreamingAsync(cancellationToken: cancellationToken);
            var details = answer.Value.Details;
            return new StoredPicture(answer.Value.Content, details.ContentType, details.ContentLength, details.ETag);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static async Task AddAsync(BlobClient blob, Stream content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = ReceivedPaper.PdfMediaType },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        content.Position = 0;
        try
        {
            await blob.UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // The name is the content's hash: what is there is the same file.
        }
    }
}
