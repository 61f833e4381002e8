using Azure.Storage.Blobs;
using Xinjing.Serverless.Evidence;

namespace Xinjing.Serverless.Storage;

/// <summary>Papers that firms handed in: photos where all photos are, PDF files in a container of their own. Written before a log names them.</summary>
public sealed class PaperStore(BlobServiceClient blobs, PhotoStore photos)
{
    private readonly BlobContainerClient _documents = blobs.GetBlobContainerClient(StorageNames.Papers);

    public Task StoreAsync(string targetId, ReceivedPaper paper, CancellationToken cancellationToken) => paper.Picture is { } picture
        ? photos.StoreAsync(targetId, picture, cancellationToken)
        : ContentBlobs.AddAsync(Document(targetId, paper.File), paper.Document!, ReceivedPaper.PdfMediaType, cancellationToken);

    /// <returns><c>null</c> when there is none.</returns>
    public Task<StoredPicture?> OpenAsync(string targetId, string file, CancellationToken cancellationToken) => file.EndsWith(ReceivedPaper.PdfEnding, StringComparison.Ordinal)
        ? ContentBlobs.OpenAsync(Document(targetId, file), cancellationToken)
        : photos.OpenServedAsync(targetId, file, cancellationToken);

    private BlobClient Document(string targetId, string file) => _documents.GetBlobClient($"{targetId}/{file}");
}
