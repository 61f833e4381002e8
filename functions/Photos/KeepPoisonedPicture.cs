using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Photos;

/// <summary>A picture that failed five times for a fault of ours is tried again for three days; then the order is kept, so that somebody sees it.</summary>
public sealed class KeepPoisonedPicture(PictureQueue queue, DeadLetters letters, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    [Function(nameof(KeepPoisonedPicture))]
    public async Task RunAsync([QueueTrigger(StorageNames.SentPicturesPoison)] QueueMessage message, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize(message.Body.ToMemory().Span, PictureJson.Default.PictureOrder)!;
        if (clock.GetUtcNow() - order.SentAt < PictureDesk.Kept) await queue.SendAsync(order, Pause, cancellationToken);
        else await letters.KeepAsync(message.Letter(StorageNames.SentPicturesPoison, "failed-repeatedly", "It failed for three days although nothing is wrong with it."), cancellationToken);
    }
}
