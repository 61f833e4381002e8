using System.Text.Json;
using Azure.Storage.Queues;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Storage;

/// <summary>Where messages of the chat wait to be understood; what is in here survives a crash.</summary>
public sealed class ChatQueues(QueueServiceClient queues)
{
    /// <summary>A message is not given up for being old.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _messages = queues.GetQueueClient(StorageNames.ChatMessages);

    /// <param name="delay">Until it is to be understood, at most seven days; zero for at once.</param>
    public Task SendAsync(ChatMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        _messages.SendMessageAsync(JsonSerializer.Serialize(message, ChatJson.Stored.ChatMessage), delay, Forever, cancellationToken);
}
