using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>A case in memory on the wall clock, looked at and changed from many threads.</summary>
internal sealed class LiveCase(CaseLifecycle lifecycle)
{
    private readonly Lock _gate = new();
    private readonly CaseInHand _case = new(lifecycle, DateTimeOffset.UtcNow);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CaseState State => Locked(() => _case.State);

    public IReadOnlyList<LogEntry> Log => Locked(() => _case.Log.ToList());

    public CaseProgress Look(CaseWatch watch) => Changing(() => _case.Look(watch));

    /// <summary>Gives a command.</summary>
    /// <param name="engine">Told of it; <c>null</c> for a lost nudge.</param>
    public async Task GiveAsync(CaseCommand command, Actor actor, DurableTaskClient? engine)
    {
        var (before, rejection, after) = Changing(() => (_case.State, _case.Give(command, actor), _case.State));
        if (rejection is not null) throw new InvalidOperationException(rejection.Detail);
        if (engine is not null) await engine.FollowAsync(before, after);
    }

    /// <summary>Waits until the log has this event.</summary>
    public async Task UntilAsync(string happened, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = Locked(() => _changed.Task);
            if (Log.Any(e => e.Event == happened)) return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    private T Changing<T>(Func<T> change) => Locked(() =>
    {
        _case.Now = DateTimeOffset.UtcNow;
        var result = change();
        _changed.SetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return result;
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_gate) return work();
    }
}
