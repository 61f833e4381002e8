namespace Xinjing.Serverless.Localhost.Broker;

/// <summary>The entities of a namespace, all known from the start, as in a deployed one.</summary>
public sealed record BrokerOptions
{
    public IReadOnlyList<QueueOptions> Queues { get; init; } = [];

    public IReadOnlyList<TopicOptions> Topics { get; init; } = [];

    /// <summary>The largest message or batch taken in, in encoded bytes; the service's own limit is 256 KiB (standard) or 1 MiB and more (premium).</summary>
    public int MaxMessageBytes { get; init; } = 1024 * 1024;
}

/// <summary>A queue, or a subscription of a topic, which is a queue too. Defaults are those of the service.</summary>
public sealed record QueueOptions
{
    public required string Name { get; init; }

    /// <summary>How long a receiver has for a message before another gets it.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After so many deliveries without completion a message goes to the dead-letter queue.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>Within it a message with a known id is taken in and dropped; null: ids may repeat.</summary>
    public TimeSpan? DuplicateDetectionWindow { get; init; }

    /// <summary>Whether messages are received by session only, each session by one receiver at a time and in order.</summary>
    public bool RequiresSession { get; init; }
}

/// <summary>A topic: every subscription gets every message; there are no filters.</summary>
public sealed record TopicOptions
{
    public required string Name { get; init; }

    public IReadOnlyList<QueueOptions> Subscriptions { get; init; } = [];

    /// <inheritdoc cref="QueueOptions.DuplicateDetectionWindow"/>
    public TimeSpan? DuplicateDetectionWindow { get; init; }
}
