namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>A message in its place in a queue.</summary>
/// <param name="SequenceNumber">Unique in the queue and rising; the order of delivery.</param>
public sealed record QueuedMessage(long SequenceNumber, DateTimeOffset EnqueuedAt, MessageContent Content)
{
    /// <summary>Deliveries that came to nothing so far. A client adds the one under way and so counts from one.</summary>
    public int DeliveryCount { get; init; }
}

/// <summary>A message in the hands of one receiver.</summary>
/// <param name="Token">What the receiver settles and renews by; every delivery has its own.</param>
public sealed record MessageLock(Guid Token, QueuedMessage Message, DateTimeOffset Until);

/// <summary>A session in the hands of one receiver.</summary>
public sealed record SessionLock(string SessionId, Guid Token, DateTimeOffset Until);

/// <summary>How many messages a queue holds.</summary>
public sealed record QueueCounts(int Waiting, int Locked);
