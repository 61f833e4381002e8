namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>
/// Runs an action on one thread at a time without ever waiting: who finds it running leaves the work to that thread. Links that
/// deliver from one queue wake each other; with a lock in each they would wait for one another. The action must not throw.
/// </summary>
internal sealed class SharedRun(Action action)
{
    private int _asked;

    /// <summary>The action begins, here or where it is running, after this call did.</summary>
    public void Ask()
    {
        if (Interlocked.Increment(ref _asked) > 1) return;
        int seen;
        do
        {
            seen = Volatile.Read(ref _asked);
            action();
        }
        while (Interlocked.Add(ref _asked, -seen) > 0);
    }
}
