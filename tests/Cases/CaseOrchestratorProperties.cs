using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Tests.Orchestrations;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>
/// Holds for every course of a case: people give whatever commands they may, at any time, and nudges come at once, late,
/// twice or never.
/// </summary>
public sealed class CaseOrchestratorProperties
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, Second, Second * 600, Second * 2_700, Second * 14_400, Day * 1.3, Day * 9];

    [Property(MaxTest = 300)]
    public void With_every_nudge_delivered_no_alert_is_more_than_a_second_late(bool inHours, (byte Command, byte Wait)[] steps) =>
        Watch(NewCase(inHours), Second, steps.Select(step => (step.Command, step.Wait, Post.AtOnce)));

    [Property(MaxTest = 500)]
    public void Whatever_nudges_are_lost_no_alert_is_more_than_a_day_late(bool inHours, (byte Command, byte Wait, Post Post)[] steps) =>
        Watch(NewCase(inHours), Day + Second, steps);

    private static WatchedCase NewCase(bool inHours) => new(inHours ? SampleTown.Lifecycle : SampleTown.Leisurely);

    private static void Watch(WatchedCase watched, TimeSpan patience, IEnumerable<(byte Command, byte Wait, Post Post)> steps)
    {
        var late = new Stack<RaisedEvent>();
        foreach (var (command, wait, post) in steps)
        {
            watched.Engine.Advance(Waits[wait % Waits.Length]);
            CaseAlerts.AssertNoneIsMissing(watched.State, watched.Log, watched.Now - patience);
            while (late.TryPop(out var nudge)) watched.Engine.Deliver(nudge);
            CaseMoves.Give(watched, command, out var nudges);
            foreach (var nudge in nudges) Deliver(watched, nudge, post, late);
        }

        CaseAlerts.AssertEachOnceInTime(watched.Log, patience);
        AssertWatchedWhileOpen(watched);
    }

    private static void Deliver(WatchedCase watched, RaisedEvent nudge, Post post, Stack<RaisedEvent> late)
    {
        if (post is Post.AtOnce or Post.Twice) watched.Engine.Deliver(nudge);
        if (post is Post.Twice or Post.Late) late.Push(nudge);
    }

    /// <summary>After a day at most one orchestration is left: that of the case's present life, if the case is open.</summary>
    private static void AssertWatchedWhileOpen(WatchedCase watched)
    {
        watched.Engine.Advance(Day + Second);
        string[] expected = watched.State.Stage == CaseStage.Closed ? [] : [CaseEngine.InstanceId(watched.State)];
        Assert.Equal(expected, watched.Engine.Running, StringComparer.Ordinal);
        Assert.All(watched.Engine.Executions.Where(e => e.IsOver), execution => Assert.Empty(execution.OpenTimers));
        Assert.All(watched.Engine.Executions.Where(e => !e.IsOver), execution => Assert.Equal(1, execution.Events.Waiting));
    }

    public enum Post
    {
        AtOnce,
        Late,
        Twice,
        Never,
    }
}
