namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>A message as it was sent: its AMQP encoding, never changed, and what the broker itself reads of it.</summary>
/// <param name="MessageId">What duplicates are told by; null: never taken for one.</param>
public sealed record MessageContent(ReadOnlyMemory<byte> Encoded, string? MessageId = null, string? SessionId = null)
{
    /// <summary>Set once the message is in a dead-letter queue.</summary>
    public DeadLettering? DeadLettering { get; init; }
}

/// <summary>Why a message was put aside, and from where.</summary>
public sealed record DeadLettering(string Source, string? Reason, string? Description)
{
    /// <summary>The broker's reason after the last delivery; the service's own word.</summary>
    public const string MaxDeliveryCountExceeded = nameof(MaxDeliveryCountExceeded);

    /// <summary>The broker's reason where sessions are required and the message has none.</summary>
    public const string SessionIdMissing = nameof(SessionIdMissing);
}
