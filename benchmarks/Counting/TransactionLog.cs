namespace Xinjing.Serverless.Benchmarks.Counting;

/// <summary>What the counter has seen, in the order of the answers.</summary>
internal sealed class TransactionLog
{
    /// <summary>Longer than the engine's longest pause between two looks, twice.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(800);

    private readonly Lock _adding = new();
    private readonly List<StorageTransaction> _seen = [];
    private long _lastAt = TimeProvider.System.GetTimestamp();

    public int Count
    {
        get
        {
            lock (_adding) return _seen.Count;
        }
    }

    public void Add(StorageTransaction transaction)
    {
        lock (_adding)
        {
            _seen.Add(transaction);
            if (!transaction.IsBackground) _lastAt = TimeProvider.System.GetTimestamp();
        }
    }

    public IReadOnlyList<StorageTransaction> Since(int count)
    {
        lock (_adding) return _seen[count..];
    }

    /// <summary>Returns when nothing but the background has gone by for a while.</summary>
    public async Task QuietAsync(CancellationToken cancellationToken)
    {
        while (Elapsed() < Quiet) await Task.Delay(Quiet / 8, cancellationToken);
    }

    private TimeSpan Elapsed()
    {
        lock (_adding) return TimeProvider.System.GetElapsedTime(_lastAt);
    }
}
