using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Chat;

/// <summary>A picture that failed five times for a fault of ours is tried again as long as the platform keeps it; then the order is kept, so that somebody sees it.</summary>
public sealed class KeepPoisonedChatPicture(ChatQueues queues, DeadLetters letters, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    [Function(nameof(KeepPoisonedChatPicture))]
    public async Task RunAsync([QueueTrigger(StorageNames.ChatPicturesPoison)] QueueMessage message, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize(message.Body.ToMemory().Span, ChatJson.Stored.PictureOrder)!;
        if (clock.GetUtcNow() - order.SentAt < Patience) await queues.SendAsync(order, Pause, cancellationToken);
        else await letters.KeepAsync(message.Letter(StorageNames.ChatPicturesPoison, "failed-repeatedly", "It failed for three days although nothing is wrong with it."), cancellationToken);
    }
}
