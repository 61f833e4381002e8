using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// Versions of the reference data (decision 0003): one blob for each, never changed, and the ledger, which says which of them
/// were accepted. A version is written before the ledger names it, so a crash in between leaves a blob that nothing refers to.
/// </summary>
public sealed class ReferenceStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.Reference);

    private BlobClient Ledger => _container.GetBlobClient(StorageNames.ReferenceLedger);

    /// <summary>The ledger; <paramref name="known"/> itself when it has not changed. One storage transaction.</summary>
    public async Task<ReferenceLedger> ReadLedgerAsync(ReferenceLedger known, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = known.ETag } };
        try
        {
            var answer = await Ledger.DownloadContentAsync(options, cancellationToken);
            if (answer.GetRawResponse().Status == 304) return known;
            return new ReferenceLedger(
                JsonSerializer.Deserialize(answer.Value.Content, ReferenceLedgerJson.Default.IReadOnlyListReferenceChange)!, answer.Value.Details.ETag);
        }
        catch (RequestFailedException same) when (same.Status == 304)
        {
            return known;
        }
        catch (RequestFailedException none) when (none.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return ReferenceLedger.Empty;
        }
    }

    /// <summary>Begins an empty ledger if there is none: a look every few seconds must not fail each time for want of one.</summary>
    public Task EnsureLedgerAsync(CancellationToken cancellationToken) => TryWriteAsync(Ledger, "[]"u8.ToArray(), cancellationToken);

    /// <summary>The content of a version, as it was sent.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadVersionAsync(string set, long version, CancellationToken cancellationToken) =>
        (await Version(set, version).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();

    /// <summary>Writes a version under a number that is not taken.</summary>
    /// <returns><c>false</c> when another change, accepted or not, has the number.</returns>
    public Task<bool> TryWriteVersionAsync(string set, long version, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        TryWriteAsync(Version(set, version), content, cancellationToken);

    /// <summary>Keeps a seed under its edition, for when a later release comes without it; the first content of an edition stays.</summary>
    public Task KeepSeedAsync(string set, string edition, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        TryWriteAsync(Seed(set, edition), content, cancellationToken);

    /// <summary>The seed of this or an earlier release; <c>null</c> where none of this edition ever ran here.</summary>
    public async Task<ReadOnlyMemory<byte>?> FindSeedAsync(string set, string edition, CancellationToken cancellationToken)
    {
        try
        {
            return (await Seed(set, edition).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
        }
        catch (RequestFailedException none) when (none.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Accepts one more change.</summary>
    /// <returns>The ledger with it; <c>null</c> when another change came between.</returns>
    public async Task<ReferenceLedger?> TryAcceptAsync(ReferenceLedger before, ReferenceChange change, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReferenceChange> changes = [.. before.Changes, change];
        var guard = before.ETag is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(changes, ReferenceLedgerJson.Default.IReadOnlyListReferenceChange);
            return new ReferenceLedger(changes, await UploadAsync(Ledger, content, guard, cancellationToken));
        }
        catch (RequestFailedException moved) when (moved.Status is 409 or 412)
        {
            return await IsAcceptedAsync(change, cancellationToken);
        }
    }

    private static async Task<bool> TryWriteAsync(BlobClient blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await UploadAsync(blob, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>An answer that was lost on the way looks like a conflict with ourselves.</summary>
    private async Task<ReferenceLedger?> IsAcceptedAsync(ReferenceChange change, CancellationToken cancellationToken)
    {
        var now = await ReadLedgerAsync(ReferenceLedger.Empty, cancellationToken);
        return now.Changes.Contains(change) ? now : null;
    }

    private BlobClient Version(string set, long version) =>
        _container.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{set}/{version}.json"));

    /// <summary>Editions are texts of people, so their hash makes the name.</summary>
    private BlobClient Seed(string set, string edition) =>
        _container.GetBlobClient($"seeds/{set}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(edition)))}.json");

    private static async Task<ETag> UploadAsync(BlobClient blob, ReadOnlyMemory<byte> content, BlobRequestConditions guard, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Conditions = guard, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        return (await blob.UploadAsync(BinaryData.FromBytes(content), options, cancellationToken)).Value.ETag;
    }
}
