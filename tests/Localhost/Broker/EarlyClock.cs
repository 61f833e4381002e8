using Microsoft.Extensions.Time.Testing;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

/// <summary>Timers ring a little early, as those of the system do by its clock now and then.</summary>
internal sealed class EarlyClock : FakeTimeProvider
{
    public static readonly TimeSpan ByHowMuch = TimeSpan.FromMilliseconds(2);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new EarlyTimer(base.CreateTimer(callback, state, dueTime, period));

    private sealed class EarlyTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime > ByHowMuch ? dueTime - ByHowMuch : dueTime, period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
