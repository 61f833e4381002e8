namespace Xinjing.Serverless.Tests.Orchestrations;

/// <summary>
/// External events as the isolated worker has them: the latest waiter is served first, also when it has been given up
/// (and then the event is lost); an event without a waiter is kept.
/// </summary>
internal sealed class VirtualEvents
{
    private readonly Stack<(string Name, Action<object> Serve)> _waiters = [];
    private readonly Queue<(string Name, object Content)> _kept = [];

    /// <summary>Events still to be waited for, which continue-as-new carries over.</summary>
    public IEnumerable<(string Name, object Content)> Kept => _kept;

    /// <summary>Waiters that no event has come to yet.</summary>
    public int Waiting => _waiters.Count;

    public Task<T> WaitFor<T>(string name, CancellationToken cancellationToken)
    {
        var source = new TaskCompletionSource<T>();
        cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
        _waiters.Push((name, content => source.TrySetResult((T)content)));
        if (_kept.TryDequeue(out var kept)) Raise(kept.Name, kept.Content);
        return source.Task;
    }

    public void Raise(string name, object content)
    {
        if (_waiters.TryPeek(out var waiter) && waiter.Name == name) _waiters.Pop().Serve(content);
        else _kept.Enqueue((name, content));
    }
}
