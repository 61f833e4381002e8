using System.Text.Json;
using Azure.Storage.Queues;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Storage;

/// <summary>Where messages of the chat wait to be understood; what is in here survives a crash.</summary>
public sealed class ChatQueue(QueueServiceClient queues)
{
    private readonly QueueClient _queue = queues.GetQueueClient(StorageNames.ChatMessages);

    /// <param name="delay">Until it is to be understood, at most seven days; zero or less for at once.</param>
    public Task SendAsync(ChatMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(message, ChatJson.Stored.ChatMessage), QueueTimes.NotEarlier(delay), QueueTimes.Forever, cancellationToken);
}
