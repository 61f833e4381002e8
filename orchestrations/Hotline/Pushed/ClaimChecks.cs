using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline.Pushed;

/// <summary>A batch as a message brings it.</summary>
/// <param name="Length">Bytes; <c>null</c> when nobody knows yet.</param>
public sealed record PushedBatch(Stream Content, long? Length, string? MediaType) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>What a message of the type <see cref="ClaimChecks.MediaType"/> holds: where the batch lies.</summary>
/// <param name="Url">Of a blob in the container <c>hotline-inbox</c> of the town's own account.</param>
/// <param name="ContentType">Of the batch; may be left out.</param>
public sealed record ClaimCheck(Uri Url, string? ContentType = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ClaimCheck))]
internal sealed partial class ClaimCheckJson : JsonSerializerContext;

/// <summary>Opens the batch of a message: its body, or the blob that it points at. No address but one of the town's own is ever called.</summary>
public sealed class ClaimChecks(HotlineInbox inbox)
{
    public const string MediaType = "application/vnd.xinjing.claim-check+json";

    /// <exception cref="BatchRefusedException">It points nowhere, or where it may not.</exception>
    public async Task<PushedBatch> OpenAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        if (message.ContentType != MediaType) return new PushedBatch(message.Body.ToStream(), message.Body.ToMemory().Length, message.ContentType);
        var claim = Read(message.Body);
        if (!claim.Url.IsAbsoluteUri || inbox.NameOf(new BlobUriBuilder(claim.Url)) is not { } name)
            throw Refused("claim-not-allowed", $"A claim check points at a blob in the container {StorageNames.HotlineInbox} of the town's own storage account.");
        return await inbox.OpenAsync(name, cancellationToken) is { } content
            ? new PushedBatch(content, content.Length, claim.ContentType)
            : throw Refused("claim-missing", $"There is no blob {name} in the container {StorageNames.HotlineInbox}; put it there before the message is sent.");
    }

    private static ClaimCheck Read(BinaryData body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.ToMemory().Span, ClaimCheckJson.Default.ClaimCheck) ?? throw new JsonException();
        }
        catch (Exception unreadable) when (unreadable is JsonException or UriFormatException)
        {
            throw Refused("claim-invalid", "A claim check is JSON: {\"url\": \"https://…\", \"contentType\": \"text/csv\"}.");
        }
    }

    private static BatchRefusedException Refused(string code, string message) => new(BatchRefusalKind.NotUsable, code, message);
}
