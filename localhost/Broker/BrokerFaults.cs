namespace Xinjing.Serverless.Localhost.Broker;

/// <summary>What a test may ask to go wrong. Each count is used up by sends in the order they come; a batch is one send.</summary>
public sealed class BrokerFaults
{
    private int _refusals;
    private int _duplicates;
    private int _lostAnswers;

    /// <summary>The next sends store nothing and are answered with an error that clients take for transient.</summary>
    public void RefuseSends(int count) => Interlocked.Add(ref _refusals, count);

    /// <summary>The next sends are stored twice, past duplicate detection, as if the sender had repeated itself long after.</summary>
    public void DuplicateSends(int count) => Interlocked.Add(ref _duplicates, count);

    /// <summary>The next sends are stored, but their connection breaks before the answer, so that the client sends again.</summary>
    public void LoseSendAnswers(int count) => Interlocked.Add(ref _lostAnswers, count);

    internal bool TakeRefusal() => Take(ref _refusals);

    internal bool TakeDuplicate() => Take(ref _duplicates);

    internal bool TakeLostAnswer() => Take(ref _lostAnswers);

    private static bool Take(ref int count)
    {
        for (var seen = Volatile.Read(ref count); seen > 0; seen = Volatile.Read(ref count))
            if (Interlocked.CompareExchange(ref count, seen - 1, seen) == seen) return true;
        return false;
    }
}
