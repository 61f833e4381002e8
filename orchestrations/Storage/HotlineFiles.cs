using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// The blobs of a batch: <c>{id}/file</c> as it was sent, <c>{id}/manifest</c>, and of each page its rows and its receipt. An
/// upload is under <c>uploads/</c> until its content, and with it its id, is known.
/// </summary>
public sealed class HotlineFiles(BlobServiceClient blobs)
{
    private const string Uploads = "uploads/";
    private const int Piece = 4 << 20;
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.HotlineBatches);

    /// <summary>Writes a body as it comes, at most four megabytes of it in memory; what breaks off leaves nothing.</summary>
    /// <returns>Name of the upload.</returns>
    public async Task<string> UploadAsync(Stream body, CancellationToken cancellationToken)
    {
        var name = $"{Uploads}{Guid.NewGuid():N}";
        var inPieces = new Azure.Storage.StorageTransferOptions { MaximumConcurrency = 1, InitialTransferSize = Piece, MaximumTransferSize = Piece };
        await _container.GetBlobClient(name).UploadAsync(body, new BlobUploadOptions { TransferOptions = inPieces }, cancellationToken);
        return name;
    }

    /// <summary>Makes an upload the file of its batch, without its bytes passing through us.</summary>
    public async Task KeepAsync(string upload, string batchId, CancellationToken cancellationToken)
    {
        var copy = await File(batchId).StartCopyFromUriAsync(_container.GetBlobClient(upload).Uri, cancellationToken: cancellationToken);
        await copy.WaitForCompletionAsync(TimeSpan.FromMilliseconds(200), cancellationToken);
    }

    public Task DeleteUploadAsync(string upload, CancellationToken cancellationToken) => _container.DeleteBlobIfExistsAsync(upload, cancellationToken: cancellationToken);

    /// <summary>Takes away what crashes left of uploads.</summary>
    /// <param name="before">UTC; younger ones may still be under way.</param>
    public async Task DeleteUploadsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await foreach (var upload in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Uploads, cancellationToken))
        {
            if (upload.Properties.LastModified < before) await DeleteUploadAsync(upload.Name, cancellationToken);
        }
    }

    public Task<Stream> OpenUploadAsync(string upload, CancellationToken cancellationToken) => OpenAsync(_container.GetBlobClient(upload), 256 << 10, cancellationToken);

    public Task<Stream> OpenAsync(string batchId, CancellationToken cancellationToken) => OpenAsync(File(batchId), Piece, cancellationToken);

    public Task WriteManifestAsync(string batchId, HotlineManifest manifest, CancellationToken cancellationToken) =>
        WriteAsync($"{batchId}/manifest", manifest, HotlineJson.Stored.HotlineManifest, cancellationToken);

    /// <returns><c>null</c> before the batch is cut.</returns>
    public Task<HotlineManifest?> ReadManifestAsync(string batchId, CancellationToken cancellationToken) =>
        ReadAsync($"{batchId}/manifest", HotlineJson.Stored.HotlineManifest, cancellationToken);

    public Task WritePageAsync(HotlinePlace place, IReadOnlyList<HotlineRow> rows, CancellationToken cancellationToken) =>
        WriteAsync(Name(place, "pages"), rows, HotlineJson.Stored.IReadOnlyListHotlineRow, cancellationToken);

    public async Task<IReadOnlyList<HotlineRow>> ReadPageAsync(HotlinePlace place, CancellationToken cancellationToken) =>
        await ReadAsync(Name(place, "pages"), HotlineJson.Stored.IReadOnlyListHotlineRow, cancellationToken) ?? throw new InvalidOperationException($"Page {place} is gone.");

    public Task WriteReceiptAsync(HotlinePlace place, IReadOnlyList<HotlineOutcome> outcomes, CancellationToken cancellationToken) =>
        WriteAsync(Name(place, "receipts"), outcomes, HotlineJson.Stored.IReadOnlyListHotlineOutcome, cancellationToken);

    /// <returns>Empty before the page was filed.</returns>
    public async Task<IReadOnlyList<HotlineOutcome>> ReadReceiptAsync(HotlinePlace place, CancellationToken cancellationToken) =>
        await ReadAsync(Name(place, "receipts"), HotlineJson.Stored.IReadOnlyListHotlineOutcome, cancellationToken) ?? [];

    private static string Name(HotlinePlace place, string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.BatchId}/{kind}/{place.Lane}-{place.Page:D5}");

    private BlobClient File(string batchId) => _container.GetBlobClient($"{batchId}/file");

    private static Task<Stream> OpenAsync(BlobClient blob, int buffer, CancellationToken cancellationToken) =>
        blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = buffer }, cancellationToken);

    private Task<Response<BlobContentInfo>> WriteAsync<T>(string name, T content, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(content, type)), overwrite: true, cancellationToken);

    private async Task<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var answer = await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(answer.Value.Content, type);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
