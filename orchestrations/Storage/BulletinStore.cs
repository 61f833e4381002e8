using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xinjing.Serverless.Bulletins;

namespace Xinjing.Serverless.Storage;

/// <param name="IsTold">Its text has been put into the outgoing queue.</param>
public sealed record StoredBulletin(Bulletin Bulletin, bool IsTold);

/// <summary>Bulletins by day: a blob for each, whose content never changes.</summary>
public sealed class BulletinStore(BlobServiceClient blobs)
{
    private const string Told = "told";
    private const string Ending = ".json";
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.Bulletins);

    /// <summary>One storage transaction.</summary>
    /// <returns><c>null</c> when the day has none.</returns>
    public async Task<StoredBulletin?> FindAsync(DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            var answer = (await Blob(day).DownloadContentAsync(cancellationToken)).Value;
            return new StoredBulletin(JsonSerializer.Deserialize(answer.Content, BulletinJson.Stored.Bulletin)!, answer.Details.Metadata.ContainsKey(Told));
        }
        catch (RequestFailedException none) when (none.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <returns><c>false</c> when the day has one already.</returns>
    public async Task<bool> TryAddAsync(Bulletin bulletin, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
        };
        try
        {
            await Blob(bulletin.Day).UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(bulletin, BulletinJson.Stored.Bulletin)), options, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return false;
        }
    }

    public Task MarkToldAsync(DateOnly day, CancellationToken cancellationToken) =>
        Blob(day).SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [Told] = "true" }, cancellationToken: cancellationToken);

    /// <summary>The last day that has a bulletin; one listing for each month that is touched.</summary>
    /// <param name="from">Included.</param>
    /// <param name="before">Not included.</param>
    public async Task<DateOnly?> FindLastDayAsync(DateOnly from, DateOnly before, CancellationToken cancellationToken)
    {
        for (var month = Month(before); month >= Month(from); month = month.AddMonths(-1))
        {
            var days = _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, month.ToString("yyyy-MM", CultureInfo.InvariantCulture), cancellationToken);
            var last = await days.Select(blob => DayOf(blob.Name)).Where(day => day >= from && day < before).MaxAsync(cancellationToken: cancellationToken);
            if (last is not null) return last;
        }

        return null;
    }

    private BlobClient Blob(DateOnly day) => _container.GetBlobClient(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Ending);

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly? DayOf(string name) =>
        DateOnly.TryParseExact(name.AsSpan(0, Math.Max(name.Length - Ending.Length, 0)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
