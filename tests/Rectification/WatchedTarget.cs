using Microsoft.DurableTask;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Tests.Orchestrations;
using Xunit;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>A target in memory and its orchestration on a virtual clock; the real lifecycle, orchestrator and client code.</summary>
internal sealed class WatchedTarget
{
    private readonly VirtualClock _clock = new(SampleCampaign.Start);

    public WatchedTarget()
    {
        Engine = new VirtualEngine(_clock, RectificationOrchestrator.RunAsync, Look);
        _ = Engine.FollowAsync(before: null, Target.State);
    }

    public TargetInHand Target { get; } = new();

    public VirtualEngine Engine { get; }

    public RectificationState State => Target.State;

    public DateTimeOffset Now => _clock.Now;

    /// <summary>Times of the orchestration's looks at the target.</summary>
    public List<DateTimeOffset> Looks { get; } = [];

    /// <summary>Gives a command that has to succeed.</summary>
    /// <param name="isHeard">Whether its nudge arrives.</param>
    public WatchedTarget Does(RectificationCommand command, Actor actor, bool isHeard = true)
    {
        var before = State;
        Target.Now = Now;
        Assert.Null(Target.Give(command, actor));
        _ = Engine.FollowAsync(before, State);
        foreach (var nudge in Engine.TakeMail().Where(_ => isHeard)) Engine.Deliver(nudge);
        return this;
    }

    public void WaitUntil(DateTimeOffset time) => Engine.Advance(time - Now);

    private RectificationProgress Look(TaskName activity, object? input)
    {
        Assert.Equal(nameof(RectificationActivities.TakeDueRectificationActions), activity.Name);
        Looks.Add(Now);
        Target.Now = Now;
        if (State.Reinstatements > ((RectificationWatch)input!).Reinstatements) return new RectificationProgress(State.Version, RectificationStatus.Excluded, NextDeadline: null);
        Target.Give(new TakeDueTerms(), Actor.System);
        return RectificationProgress.Of(State);
    }
}
