using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Chat;

public sealed class AnswerChatMessage(ChatDesk desk)
{
    [Function(nameof(AnswerChatMessage))]
    public Task RunAsync(
        [QueueTrigger(StorageNames.ChatMessages)] QueueMessage message, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken) =>
        desk.HearAsync(JsonSerializer.Deserialize(message.Body.ToMemory().Span, ChatJson.Stored.ChatMessage)!, engine, cancellationToken);
}
