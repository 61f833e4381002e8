using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Chat;

/// <summary>A message that could not be understood five times for a fault of ours is kept, so that somebody sees it.</summary>
public sealed class KeepPoisonedChatMessage(DeadLetters letters)
{
    [Function(nameof(KeepPoisonedChatMessage))]
    public Task RunAsync([QueueTrigger(StorageNames.ChatMessagesPoison)] QueueMessage message, CancellationToken cancellationToken) =>
        letters.KeepAsync(message.Letter(StorageNames.ChatMessagesPoison, "failed-repeatedly", "It failed five times although nothing is wrong with it; send it again."), cancellationToken);
}
