using System.Text.Json;
using Azure.Storage.Queues;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Storage;

/// <summary>Where pictures wait to be fetched; what is in here survives a crash.</summary>
public sealed class PictureQueue(QueueServiceClient queues)
{
    private readonly QueueClient _queue = queues.GetQueueClient(StorageNames.SentPictures);

    /// <param name="delay">Until it is to be fetched, at most seven days; zero or less for at once.</param>
    public Task SendAsync(PictureOrder order, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(order, PictureJson.Default.PictureOrder), QueueTimes.NotEarlier(delay), QueueTimes.Forever, cancellationToken);
}
