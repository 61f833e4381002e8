using System.Text.Json;
using Azure.Storage.Queues;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Storage;

/// <summary>Where messages of the chat wait to be understood, and pictures to be fetched; what is in here survives a crash.</summary>
public sealed class ChatQueues(QueueServiceClient queues)
{
    /// <summary>A message is not given up for being old.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _messages = queues.GetQueueClient(StorageNames.ChatMessages);
    private readonly QueueClient _pictures = queues.GetQueueClient(StorageNames.ChatPictures);

    /// <param name="delay">Until it is to be understood, at most seven days; zero for at once.</param>
    public Task SendAsync(ChatMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        _messages.SendMessageAsync(JsonSerializer.Serialize(message, ChatJson.Stored.ChatMessage), NotEarlier(delay), Forever, cancellationToken);

    /// <param name="delay">Until it is to be fetched, at most seven days; zero for at once.</param>
    public Task SendAsync(PictureOrder order, TimeSpan delay, CancellationToken cancellationToken) =>
        _pictures.SendMessageAsync(JsonSerializer.Serialize(order, ChatJson.Stored.PictureOrder), NotEarlier(delay), Forever, cancellationToken);

    /// <summary>The service counts whole seconds, rounded down.</summary>
    private static TimeSpan NotEarlier(TimeSpan delay) => delay > TimeSpan.Zero ? TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds) + 1) : TimeSpan.Zero;
}
