namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>Rings at the earliest of the instants it was told. Its owner's lock guards it.</summary>
internal sealed class Alarm(TimeProvider clock, Action ring)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private readonly ITimer _timer = clock.CreateTimer(_ => ring(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    private DateTimeOffset _next = DateTimeOffset.MaxValue;

    /// <summary>Whether one of the instants has come.</summary>
    public bool IsDue => clock.GetUtcNow() >= _next;

    public void RingBy(DateTimeOffset instant)
    {
        if (instant >= _next) return;
        Set(instant);
    }

    /// <summary>Forgets all instants told before.</summary>
    public void Reset(IEnumerable<DateTimeOffset> instants) => Set(instants.DefaultIfEmpty(DateTimeOffset.MaxValue).Min());

    private void Set(DateTimeOffset next)
    {
        _next = next;
        var wait = next - clock.GetUtcNow();
        _timer.Change(next == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : wait > Shortest ? wait : Shortest, Timeout.InfiniteTimeSpan);
    }
}
