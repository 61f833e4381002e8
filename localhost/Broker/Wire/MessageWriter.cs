using Microsoft.Azure.Amqp;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Puts the broker's own facts on a message that goes out.</summary>
internal static class MessageWriter
{
    /// <param name="message">The message as the queue holds it.</param>
    /// <param name="lockedUntil">Null when the message is only shown.</param>
    public static AmqpMessage Write(QueuedMessage message, DateTimeOffset? lockedUntil)
    {
        var written = MessageReader.Decode(message.Content.Encoded);
        written.Header.DeliveryCount = (uint)message.DeliveryCount;
        var annotations = written.MessageAnnotations.Map;
        annotations["x-opt-sequence-number"] = message.SequenceNumber;
        annotations["x-opt-enqueued-time"] = message.EnqueuedAt.UtcDateTime;
        if (lockedUntil is { } until) annotations["x-opt-locked-until"] = until.UtcDateTime;
        if (message.Content.DeadLettering is { } aside) Write(written, aside);
        return written;
    }

    private static void Write(AmqpMessage message, DeadLettering aside)
    {
        message.MessageAnnotations.Map["x-opt-deadletter-source"] = aside.Source;
        message.ApplicationProperties ??= new();
        if (aside.Reason is not null) message.ApplicationProperties.Map["DeadLetterReason"] = aside.Reason;
        if (aside.Description is not null) message.ApplicationProperties.Map["DeadLetterErrorDescription"] = aside.Description;
    }
}
