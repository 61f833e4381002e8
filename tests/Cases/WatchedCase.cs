using Microsoft.DurableTask;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Tests.Orchestrations;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>A case in memory and its orchestration on a virtual clock; the real lifecycle, orchestrator and client code.</summary>
internal sealed class WatchedCase
{
    private readonly VirtualClock _clock = new(SampleTown.Noon);
    private readonly CaseInHand _case;

    public WatchedCase(CaseLifecycle lifecycle)
    {
        _case = new CaseInHand(lifecycle, _clock.Now);
        Engine = new VirtualEngine(_clock, CaseOrchestrator.RunAsync, Look);
        _ = Engine.FollowAsync(before: null, _case.State);
    }

    public VirtualEngine Engine { get; }

    public CaseState State => _case.State;

    public IReadOnlyList<LogEntry> Log => _case.Log;

    public DateTimeOffset Now => _clock.Now;

    /// <summary>Times of the orchestration's looks at the case.</summary>
    public List<DateTimeOffset> Looks { get; } = [];

    /// <summary>How much the application's clock is behind the engine's.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>Done once, while the next look is under way.</summary>
    public Action? DuringLook { get; set; }

    public VirtualOrchestration First => Engine[State.Id];

    public CaseWatchStatus Status => (CaseWatchStatus)First.Current.CustomStatus!;

    /// <summary>Gives a command; its nudge comes at once.</summary>
    public Rejection? Give(CaseCommand command, Actor actor)
    {
        var rejection = GiveUnheard(command, actor, out var nudges);
        foreach (var nudge in nudges) Engine.Deliver(nudge);
        return rejection;
    }

    /// <summary>Gives a command; its nudge is the test's to deliver.</summary>
    public Rejection? GiveUnheard(CaseCommand command, Actor actor, out IReadOnlyList<RaisedEvent> nudges)
    {
        var before = State;
        _case.Now = Now;
        var rejection = _case.Give(command, actor);
        if (rejection is null) _ = Engine.FollowAsync(before, State);
        nudges = Engine.TakeMail();
        return rejection;
    }

    public void WaitUntil(DateTimeOffset time) => Engine.Advance(time - Now);

    private CaseProgress Look(TaskName activity, object? input)
    {
        if (activity.Name != nameof(CaseActivities.TakeDueCaseActions)) throw new InvalidOperationException($"No activity '{activity.Name}'.");
        _case.Now = Now - Lag;
        Looks.Add(Now);
        var progress = _case.Look((CaseWatch)input!);
        (var during, DuringLook) = (DuringLook, null);
        during?.Invoke();
        return progress;
    }
}
