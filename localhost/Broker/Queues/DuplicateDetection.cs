namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>Remembers message ids for a while.</summary>
internal sealed class DuplicateDetection(TimeSpan window, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<(string MessageId, DateTimeOffset Until)> _inOrder = [];

    /// <summary>Whether the id came before within the window; if not, it is known from now on. A message without id is never known.</summary>
    public bool IsKnown(string? messageId)
    {
        if (messageId is null) return false;
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_inOrder.TryPeek(out var oldest) && oldest.Until <= now) _known.Remove(_inOrder.Dequeue().MessageId);
            if (!_known.Add(messageId)) return true;
            _inOrder.Enqueue((messageId, now + window));
            return false;
        }
    }
}
