using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker;

/// <summary>
/// All entities with their messages. It outlives the listener, so that a broker can be stopped and started without losing anything;
/// it is in memory only and ends with the process.
/// </summary>
public sealed class BrokerNamespace
{
    private readonly Dictionary<string, IMessageTarget> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MessageQueue> _queues = new(StringComparer.OrdinalIgnoreCase);

    public BrokerNamespace(BrokerOptions options, TimeProvider clock)
    {
        Options = options;
        foreach (var queue in options.Queues) _targets.Add(queue.Name, Add(queue.Name, queue, clock));
        foreach (var topic in options.Topics)
        {
            var subscriptions = topic.Subscriptions.Select(s => Add($"{topic.Name}/Subscriptions/{s.Name}", s, clock));
            _targets.Add(topic.Name, new Topic(subscriptions, topic.DuplicateDetectionWindow, clock));
        }
    }

    public BrokerFaults Faults { get; } = new();

    internal BrokerOptions Options { get; }

    /// <summary>The queue at an address: <c>queue</c>, <c>topic/Subscriptions/name</c>, either with <c>/$DeadLetterQueue</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public MessageQueue Queue(string address) => _queues[address];

    /// <summary>Lets all locks go now, as if their time were over.</summary>
    public void ExpireLocks()
    {
        foreach (var queue in _queues.Values) queue.ExpireLocks();
    }

    internal MessageQueue? FindQueue(string address) => _queues.GetValueOrDefault(address);

    internal IMessageTarget? FindTarget(string address) => _targets.GetValueOrDefault(address);

    private MessageQueue Add(string address, QueueOptions options, TimeProvider clock)
    {
        var queue = new MessageQueue(address, options, clock);
        _queues.Add(address, queue);
        _queues.Add(queue.DeadLetters!.Address, queue.DeadLetters);
        return queue;
    }
}
