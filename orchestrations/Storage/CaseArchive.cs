using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xinjing.Serverless.Archive;

namespace Xinjing.Serverless.Storage;

/// <summary>Documents of archived cases, each named after its case and the hash of what it holds; up to which day of closure they were put away, and which are still to be.</summary>
public sealed class CaseArchive(BlobServiceClient blobs)
{
    private const string Through = "through";
    private const string Aside = "aside/";
    private const string MediaType = "application/json";
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.Archive);

    /// <summary>Writes a document and reads it back: when this returns, the storage has it as it was written.</summary>
    /// <returns>Its hash: SHA-256, lower-case hex.</returns>
    /// <exception cref="InvalidDataException">What is there is something else.</exception>
    public async Task<string> KeepAsync(ArchivedCase archived, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(archived, ArchiveJson.Stored.ArchivedCase);
        var hash = Hash(content);
        using var stream = new MemoryStream(content, writable: false);
        await ContentBlobs.AddAsync(Blob(archived.Case, hash), stream, MediaType, cancellationToken);
        _ = await ReadAsync(archived.Case, hash, cancellationToken);
        return hash;
    }

    /// <param name="hash">That the case's row names.</param>
    /// <exception cref="InvalidDataException">There is none, or it was changed.</exception>
    public async Task<ArchivedCase> ReadAsync(string caseId, string hash, CancellationToken cancellationToken)
    {
        var content = await DownloadAsync(Blob(caseId, hash), cancellationToken);
        return content is not null && Hash(content) == hash && JsonSerializer.Deserialize(content, ArchiveJson.Stored.ArchivedCase) is { } archived && archived.Case == caseId
            ? archived
            : throw new InvalidDataException($"The archived document {hash} of {caseId} is {(content is null ? "not there" : "not what was put away")}.");
    }

    /// <summary>The last day of closure (Shanghai) of which every case has been put away or set aside; <c>null</c> before the first.</summary>
    public async Task<DateOnly?> FindThroughAsync(CancellationToken cancellationToken) =>
        await DownloadAsync(_container.GetBlobClient(Through), cancellationToken) is { } content ? DateOnly.ParseExact(Encoding.ASCII.GetString(content), "O", CultureInfo.InvariantCulture) : null;

    public Task MarkThroughAsync(DateOnly day, CancellationToken cancellationToken) =>
        _container.GetBlobClient(Through).UploadAsync(BinaryData.FromString(day.ToString("O", CultureInfo.InvariantCulture)), overwrite: true, cancellationToken);

    /// <summary>Has a case taken up by the next night, whatever day it was closed.</summary>
    public Task SetAsideAsync(string caseId, CancellationToken cancellationToken) => _container.GetBlobClient(Aside + caseId).UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);

    /// <summary>The night is done with it.</summary>
    public Task TakeUpAsync(string caseId, CancellationToken cancellationToken) => _container.GetBlobClient(Aside + caseId).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Some of those that are set aside.</summary>
    public ValueTask<List<string>> ListSetAsideAsync(int top, CancellationToken cancellationToken) =>
        _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Aside, cancellationToken).Take(top).Select(blob => blob.Name[Aside.Length..]).ToListAsync(cancellationToken);

    private BlobClient Blob(string caseId, string hash) => _container.GetBlobClient($"{caseId}/{hash}.json");

    private static async Task<byte[]?> DownloadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
