using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>Keeps what no case could be made of, one blob for each message, its body sealed.</summary>
public sealed partial class DeadLetters(BlobServiceClient blobs, PersonalData personal, TimeProvider clock, ILogger<DeadLetters> logger)
{
    private const int Attempts = 5;
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.DeadLetters);

    /// <summary>The same message again takes the same name: delivered twice, it is listed once.</summary>
    public static string Id(string source, DateTimeOffset sentAt, string messageId) =>
        string.Create(CultureInfo.InvariantCulture, $"{source}/{sentAt.UtcDateTime:yyyyMMdd}/{sentAt.UtcDateTime:HHmmss}-{messageId}");

    /// <summary>One that is kept already stays as it is, with those who have read it.</summary>
    public async Task KeepAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var (shown, body) = Seal(letter);
        try
        {
            await WriteAsync(shown, body, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);
        }
        catch (RequestFailedException there) when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            return;
        }

        LogKept(letter.Id, letter.Code);
    }

    /// <summary>One page, by source and then the oldest first.</summary>
    /// <param name="top">1 to 500.</param>
    public async Task<DeadLetterPage> ListAsync(int top, string? continuation, CancellationToken cancellationToken)
    {
        var pages = _container.GetBlobsAsync(cancellationToken: cancellationToken).AsPages(continuation, top);
        await foreach (var page in pages.Take(1).WithCancellation(cancellationToken))
        {
            var items = new List<DeadLetter>(page.Values.Count);
            foreach (var blob in page.Values)
            {
                if (await FindAsync(blob.Name, cancellationToken) is { } found) items.Add(found.Letter);
            }

            return new DeadLetterPage(items, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new DeadLetterPage([], Continuation: null);
    }

    /// <summary>A letter with its body. Who reads it, and what for, is kept with it before the answer.</summary>
    /// <returns><c>null</c> when there is none.</returns>
    /// <exception cref="KeyMissingException">The key that sealed it is none of ours.</exception>
    /// <exception cref="ConflictException">Others read it at the same time, again and again.</exception>
    public async Task<DeadLetter?> OpenAsync(string id, string by, string purpose, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindAsync(id, cancellationToken) is not { } found) return null;
            var letter = found.Letter with { Readings = [.. found.Letter.Readings, new LetterReading(by, clock.GetUtcNow(), purpose)] };
            var body = personal.Open(found.SealedBody, id);
            try
            {
                await WriteAsync(letter, found.SealedBody, new BlobRequestConditions { IfMatch = found.ETag }, cancellationToken);
            }
            catch (RequestFailedException changed) when (changed.ErrorCode == BlobErrorCode.ConditionNotMet)
            {
                continue;
            }

            LogOpened(id, by);
            return letter with { Body = body };
        }

        throw new ConflictException($"Others are reading {id}; send it again.");
    }

    private (DeadLetter Shown, string SealedBody) Seal(DeadLetter letter) => (letter with { Body = null }, personal.Seal(letter.Body ?? "", letter.Id));

    private async Task WriteAsync(DeadLetter shown, string sealedBody, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(new StoredLetter(shown, sealedBody), DeadLetterJson.Default.StoredLetter));
        await _container.GetBlobClient(shown.Id).UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancellationToken);
    }

    private async Task<FoundLetter?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var answer = (await _container.GetBlobClient(id).DownloadContentAsync(cancellationToken)).Value;
            var content = answer.Content.ToMemory();
            var stored = JsonSerializer.Deserialize(content.Span, DeadLetterJson.Default.StoredLetter)!;
            var (shown, body) = stored.Letter is { } letter ? (letter, stored.SealedBody) : Seal(JsonSerializer.Deserialize(content.Span, DeadLetterJson.Default.DeadLetter)!);
            return new FoundLetter(shown, body, answer.Details.ETag);
        }
        catch (RequestFailedException absent) when (absent.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>An alert counts these lines (docs/deploy.md).</summary>
    [LoggerMessage(LogLevel.Warning, "Dead letter {Letter} is kept ({Code}).")]
    private partial void LogKept(string letter, string code);

    [LoggerMessage(LogLevel.Information, "Dead letter {Letter} was read by {Reader}.")]
    private partial void LogOpened(string letter, string reader);

    private sealed record FoundLetter(DeadLetter Letter, string SealedBody, ETag ETag);
}
