using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Chat;

/// <summary>A picture that could not be fetched five times for a fault of ours is kept, so that somebody sees it.</summary>
public sealed class KeepPoisonedChatPicture(DeadLetters letters)
{
    [Function(nameof(KeepPoisonedChatPicture))]
    public Task RunAsync([QueueTrigger(StorageNames.ChatPicturesPoison)] QueueMessage message, CancellationToken cancellationToken) =>
        letters.KeepAsync(message.Letter(StorageNames.ChatPicturesPoison, "failed-repeatedly", "It failed five times although nothing is wrong with it; send it again."), cancellationToken);
}
