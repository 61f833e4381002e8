using Microsoft.Azure.Amqp;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Takes sent messages apart.</summary>
internal static class MessageReader
{
    /// <summary>The service's format of a batch: every data section of the body is a whole message.</summary>
    private const uint BatchFormat = 0x80013700;

    public static IReadOnlyList<MessageContent> Read(AmqpMessage sent) => sent.MessageFormat == BatchFormat
        ? [.. sent.DataBody.Select(data => Content(((ArraySegment<byte>)data.Value).ToArray()))]
        : [Content(Bytes(sent))];

    private static MessageContent Content(byte[] encoded)
    {
        using var message = Decode(encoded);
        return new MessageContent(encoded, message.Properties?.MessageId?.ToString(), message.Properties?.GroupId);
    }

    /// <summary>A message whose parts can be changed before it is sent on; the bytes stay as they are.</summary>
    public static AmqpMessage Decode(ReadOnlyMemory<byte> encoded) =>
        AmqpMessage.CreateAmqpStreamMessage(new BufferListStream([encoded.ToArray()]));

    private static byte[] Bytes(AmqpMessage message)
    {
        using var copy = new MemoryStream();
        message.ToStream().CopyTo(copy);
        return copy.ToArray();
    }
}
