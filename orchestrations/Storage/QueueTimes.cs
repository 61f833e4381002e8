namespace Xinjing.Serverless.Storage;

/// <summary>Times as the queue service counts them.</summary>
internal static class QueueTimes
{
    /// <summary>A message is not given up for being old.</summary>
    public static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <summary>Whole seconds and one more, since the service rounds down and may ring early: who is woken too early would sleep on. Zero for a delay that is over.</summary>
    public static TimeSpan NotEarlier(TimeSpan delay) => delay > TimeSpan.Zero ? TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds) + 1) : TimeSpan.Zero;
}
