using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Chat;

public sealed class FetchChatPicture(PictureDesk desk)
{
    [Function(nameof(FetchChatPicture))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ChatPictures)] QueueMessage message, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        desk.FetchAsync(JsonSerializer.Deserialize(message.Body.ToMemory().Span, ChatJson.Stored.PictureOrder)!, engine, cancellationToken);
}
