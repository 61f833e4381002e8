namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>
/// The messages of one queue or subscription. Each is either waiting or locked; it leaves by completion or to the dead-letter queue,
/// and a lock that runs out puts it back in its place. Knows nothing of AMQP; safe for all threads.
/// </summary>
public sealed partial class MessageQueue : IMessageTarget
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, QueuedMessage> _waiting = [];
    private readonly Dictionary<Guid, MessageLock> _locks = [];
    private readonly QueueOptions _options;
    private readonly TimeProvider _clock;
    private readonly DuplicateDetection? _duplicates;
    private readonly Alarm _alarm;
    private long _lastSequenceNumber;

    public MessageQueue(string address, QueueOptions options, TimeProvider clock)
        : this(address, options, clock, new MessageQueue($"{address}/$DeadLetterQueue", options with { RequiresSession = false }, clock, deadLetters: null))
    {
        if (options.DuplicateDetectionWindow is { } window) _duplicates = new DuplicateDetection(window, clock);
    }

    private MessageQueue(string address, QueueOptions options, TimeProvider clock, MessageQueue? deadLetters)
    {
        Address = address;
        DeadLetters = deadLetters;
        _options = options;
        _clock = clock;
        _alarm = new Alarm(clock, OnAlarm);
    }

    /// <summary>Raised outside of all locks when there may be a message to take.</summary>
    public event EventHandler? Available;

    /// <summary>What receivers call it.</summary>
    public string Address { get; }

    /// <inheritdoc cref="QueueOptions.RequiresSession"/>
    public bool RequiresSession => _options.RequiresSession;

    /// <summary>Where messages go that nobody could handle; null if this is such a queue itself.</summary>
    public MessageQueue? DeadLetters { get; }

    public QueueCounts Counts
    {
        get
        {
            lock (_gate) return new QueueCounts(_waiting.Count, _locks.Count);
        }
    }

    /// <inheritdoc/>
    public void Accept(MessageContent content)
    {
        if (_duplicates?.IsKnown(content.MessageId) is true) return;
        var message = new QueuedMessage(0, _clock.GetUtcNow(), content);
        if (RequiresSession && content.SessionId is null) PutAside(message, DeadLettering.SessionIdMissing, description: null);
        else Store(message);
        Announce();
    }

    /// <summary>Locks the first waiting message for the caller; null if there is none.</summary>
    public MessageLock? TryLock()
    {
        ReleaseOverdue();
        lock (_gate) return _waiting.Count == 0 ? null : Take(_waiting.First().Value, _clock.GetUtcNow() + _options.LockDuration);
    }

    /// <summary>Takes the message out for good. False, here and below: the lock is lost, and the message with it.</summary>
    public bool Complete(Guid token) => Settle(token, _ => { });

    /// <summary>Puts the message back in its place, as a delivery that came to nothing.</summary>
    public bool Abandon(Guid token) => Settle(token, Return);

    /// <summary>Puts the message back as if it had never been locked.</summary>
    public bool Undo(Guid token) => Settle(token, message => _waiting.Add(message.SequenceNumber, message));

    /// <summary>Moves the message to the dead-letter queue. From a dead-letter queue there is no further way: it stays.</summary>
    public bool DeadLetter(Guid token, string? reason, string? description) => Settle(token, message => PutAside(message, reason, description));

    /// <summary>Shows messages, locked ones too, from a sequence number on.</summary>
    /// <param name="sessionId">Only its messages; <c>null</c> for all.</param>
    public IReadOnlyList<QueuedMessage> Peek(long fromSequenceNumber, int count, string? sessionId = null)
    {
        lock (_gate)
        {
            return [.. _waiting.Values.Concat(_locks.Values.Select(l => l.Message))
                .Where(m => m.SequenceNumber >= fromSequenceNumber && (sessionId is null || m.Content.SessionId == sessionId)).OrderBy(m => m.SequenceNumber).Take(count)];
        }
    }

    private bool Settle(Guid token, Action<QueuedMessage> settle)
    {
        ReleaseOverdue();
        lock (_gate)
        {
            if (!_locks.Remove(token, out var held)) return false;
            settle(held.Message);
        }

        Announce();
        return true;
    }

    private void Return(QueuedMessage message)
    {
        var tried = message with { DeliveryCount = message.DeliveryCount + 1 };
        if (DeadLetters is null || tried.DeliveryCount < _options.MaxDeliveryCount) _waiting.Add(tried.SequenceNumber, tried);
        else PutAside(tried, DeadLettering.MaxDeliveryCountExceeded, $"Not completed in {tried.DeliveryCount} deliveries.");
    }

    private void PutAside(QueuedMessage message, string? reason, string? description)
    {
        if (DeadLetters is null) Return(message);
        else DeadLetters.Store(message with { Content = message.Content with { DeadLettering = new DeadLettering(Address, reason, description) } });
    }

    private void Store(QueuedMessage message)
    {
        lock (_gate) _waiting.Add(++_lastSequenceNumber, message with { SequenceNumber = _lastSequenceNumber });
    }

    private void Announce()
    {
        Available?.Invoke(this, EventArgs.Empty);
        DeadLetters?.Announce();
    }
}
