using System.Text.Json;
using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>Holds for every sequence of commands, given by anybody at any time; a byte picks the command, another the person.</summary>
public sealed class CaseLifecycleProperties
{
    private static readonly CaseCommand[] Commands =
    [
        new Assign("lvhua"), new Assign("chengguan", ["lvhua"]), new Accept(), new Return("不属本单位职责"), new Contact(Done: false, Reason: "无人接听"), new Report("正在清运"),
        new Complete(CaseResult.Solved, "属实", "合理", "已清运"), new Verify(Passed: true), new Verify(Passed: false, "仍有垃圾"),
        new CallBack(Reached: false), new CallBack(Reached: true, Solved: false, Satisfaction.Dissatisfied, "未解决"),
        new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), new Urge("请尽快"), new Reject("重复"), new Reopen("又出现了"), new TakeDueActions(),
        new RequestExtension(3, "等待配件"), new DecideExtension(Approved: true), new Suspend(SampleTown.Noon.AddDays(300), "等待配件"), new Resume(), new UnlockReturn(),
        new OrderSupervision("限期办结"), new OrderSupervision("限期办结", 2),
        new Merge("XJ260302AAAAAAAAAAA"), new Appeal(DeadlineKind.Handling, "停电"), new DecideAppeal(Approved: true), new DecideAppeal(Approved: false),
    ];

    private static readonly Actor[] Actors =
        [SampleTown.Dispatcher, SampleTown.Handler, SampleTown.Leader, SampleTown.Stranger, SampleTown.Verifier, SampleTown.Supervisor];

    [Property(MaxTest = 500)]
    public void Replaying_the_log_gives_the_snapshot_and_the_log_verifies((byte Command, byte Actor)[] steps)
    {
        var inHand = After(steps);
        var replayed = CaseRecord.Kind.Replay(inHand.Log, inHand.State.Id);
        Assert.Equal(Json(inHand.State), Json(replayed));
        Assert.True(RecordLog.Verify(inHand.State.Id, inHand.Log, inHand.State.Version, inHand.Log[^1].Hash).Valid);
    }

    [Property(MaxTest = 500)]
    public void Only_allowed_commands_succeed((byte Command, byte Actor)[] steps)
    {
        var inHand = After(steps);
        foreach (var actor in Actors)
        {
            var allowed = CaseLifecycle.Allowed(inHand.State, actor, inHand.Now);
            foreach (var command in Commands.Where(c => c is not TakeDueActions).Select(c => Fitting(c, inHand.State)))
                Assert.Equal(allowed.Contains(Name(command), StringComparer.Ordinal), SampleTown.Lifecycle.Decide(inHand.State, command, actor, inHand.Now).Rejection is null);
        }
    }

    [Property(MaxTest = 500)]
    public void A_closed_case_changes_only_by_reopening_and_appeal((byte Command, byte Actor)[] steps)
    {
        var inHand = After(steps);
        if (inHand.State.Stage != CaseStage.Closed) return;
        Assert.All(Commands.Where(c => c is not (Reopen or Appeal or DecideAppeal)), command => Assert.All(Actors, actor =>
            Assert.Empty(SampleTown.Lifecycle.Decide(inHand.State, command, actor, inHand.Now.AddYears(1)).Events)));
    }

    [Property(MaxTest = 500)]
    public void A_changed_entry_breaks_the_log((byte Command, byte Actor)[] steps, byte at)
    {
        var inHand = After(steps);
        var log = inHand.Log.ToList();
        var index = at % log.Count;
        log[index] = log[index] with { By = "somebody-else" };
        Assert.Equal(index + 1, RecordLog.Verify(inHand.State.Id, log, inHand.State.Version, inHand.Log[^1].Hash).BrokenAt);
    }

    private static CaseInHand After((byte Command, byte Actor)[] steps)
    {
        var inHand = new CaseInHand();
        foreach (var (command, actor) in steps)
        {
            inHand.Wait(TimeSpan.FromMinutes(command));
            inHand.Give(Commands[command % Commands.Length], Actors[actor % Actors.Length]);
        }

        return inHand;
    }

    /// <summary>An appeal against a deadline that was missed, where one was.</summary>
    private static CaseCommand Fitting(CaseCommand command, CaseState state) =>
        command is Appeal && state.Deadlines.FirstOrDefault(d => d.Status == DeadlineStatus.Missed) is { } missed ? new Appeal(missed.Kind, "停电") : command;

    private static string Name(CaseCommand command) => JsonNamingPolicy.KebabCaseLower.ConvertName(command.GetType().Name);

    private static string Json(CaseState state) => JsonSerializer.Serialize(state, CaseJson.Stored.CaseState);
}
