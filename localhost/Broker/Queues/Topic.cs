namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>Gives every message to every subscription.</summary>
internal sealed class Topic(IEnumerable<MessageQueue> subscriptions, TimeSpan? duplicateDetectionWindow, TimeProvider clock) : IMessageTarget
{
    private readonly MessageQueue[] _subscriptions = [.. subscriptions];
    private readonly DuplicateDetection? _duplicates = duplicateDetectionWindow is { } window ? new DuplicateDetection(window, clock) : null;

    public void Accept(MessageContent content)
    {
        if (_duplicates?.IsKnown(content.MessageId) is true) return;
        foreach (var subscription in _subscriptions) subscription.Accept(content);
    }
}
