using Azure.Storage.Queues.Models;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>Makes dead letters of the queue's messages.</summary>
internal static class QueueMessageLetters
{
    /// <summary>The message with why it became no case.</summary>
    /// <param name="code">Stable, kebab-case.</param>
    /// <param name="reason">For people: what to change before it is sent again.</param>
    public static DeadLetter Letter(this QueueMessage message, string queue, string code, string reason)
    {
        var sentAt = message.InsertedOn ?? DateTimeOffset.UnixEpoch;
        return new DeadLetter
        {
            Id = DeadLetters.Id(queue, sentAt, message.MessageId),
            Source = queue,
            SentAt = sentAt,
            Code = code,
            Reason = reason,
            Body = message.Body.ToString(),
        };
    }
}
