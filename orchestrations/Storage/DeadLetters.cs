using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;

namespace Xinjing.Serverless.Storage;

/// <summary>A message that became no case.</summary>
public sealed record DeadLetter
{
    /// <summary>Name of the blob that keeps it.</summary>
    public required string Id { get; init; }

    /// <summary>The queue it came from.</summary>
    public required string Source { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Stable, kebab-case.</summary>
    public required string Code { get; init; }

    /// <summary>For people: what to change before it is sent again.</summary>
    public required string Reason { get; init; }

    /// <summary>As it was sent.</summary>
    public required string Body { get; init; }
}

/// <summary>One page of the list.</summary>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, string? Continuation);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DeadLetter))]
public sealed partial class DeadLetterJson : JsonSerializerContext;

/// <summary>Keeps what no case could be made of, one blob for each message.</summary>
public sealed partial class DeadLetters(BlobServiceClient blobs, ILogger<DeadLetters> logger)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.DeadLetters);

    /// <summary>The same message again takes the same name: delivered twice, it is listed once.</summary>
    public static string Id(string source, DateTimeOffset sentAt, string messageId) =>
        string.Create(CultureInfo.InvariantCulture, $"{source}/{sentAt.UtcDateTime:yyyyMMdd}/{sentAt.UtcDateTime:HHmmss}-{messageId}");

    public async Task KeepAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(letter, DeadLetterJson.Default.DeadLetter));
        await _container.GetBlobClient(letter.Id).UploadAsync(content, overwrite: true, cancellationToken);
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
            foreach (var blob in page.Values) items.Add(await ReadAsync(blob.Name, cancellationToken));
            return new DeadLetterPage(items, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new DeadLetterPage([], Continuation: null);
    }

    private async Task<DeadLetter> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var content = await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
        return JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, DeadLetterJson.Default.DeadLetter)!;
    }

    /// <summary>An alert counts these lines (docs/deploy.md).</summary>
    [LoggerMessage(LogLevel.Warning, "Dead letter {Letter} is kept ({Code}).")]
    private partial void LogKept(string letter, string code);
}
