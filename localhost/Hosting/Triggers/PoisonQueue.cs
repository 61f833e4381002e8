using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>The queue beside a queue, for messages that failed too often or can't be read at all.</summary>
internal sealed partial class PoisonQueue(QueueClient poison, ILogger logger)
{
    public async Task TakeAsync(QueueClient queue, QueueMessage message)
    {
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        LogPoison(logger, message.MessageId, queue.Name, poison.Name);
    }

    /// <summary>For one that is not in the encoding of host.json.</summary>
    public async Task TakeRawAsync(QueueClient queue, object received)
    {
        if (received is QueueMessage message) await TakeAsync(queue, message);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Message {Message} moved from {Queue} to {Poison}")]
    private static partial void LogPoison(ILogger logger, string message, string queue, string poison);
}
