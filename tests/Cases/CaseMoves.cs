using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Orchestrations;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>What people may do to a case as it stands; a number picks one of it, and a merged case has none.</summary>
internal static class CaseMoves
{
    private static readonly CaseCommand[] Commands =
    [
        new Supplement("在东侧"), new Assign("lvhua"), new Assign("chengguan", ["lvhua"]), new Accept(), new Return("不属本单位职责"), new Contact(Done: true, SampleTown.Noon, "王女士"), new Report("正在清运"),
        new Complete(CaseResult.Solved, "属实", "合理", "已清运"), new Verify(Passed: true), new Verify(Passed: false, "仍有垃圾"),
        new CallBack(Reached: false), new CallBack(Reached: true, Solved: false, Satisfaction.Dissatisfied, "未解决"),
        new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), new Urge("请尽快"), new Reject("重复"), new Reopen("又出现了"),
        new RequestExtension(3, "等待配件"), new DecideExtension(Approved: true), new Suspend(SampleTown.Noon.AddDays(20), "等待配件"), new Resume(), new UnlockReturn(),
        new OrderSupervision("限期办结"), new OrderSupervision("限期办结", 2),
        new Merge("XJ260302AAAAAAAAAAA"), new Appeal(DeadlineKind.Handling, "停电"), new DecideAppeal(Approved: true),
    ];

    private static readonly Actor[] Actors =
        [SampleTown.Reporter, SampleTown.Dispatcher, SampleTown.Handler, SampleTown.Leader, SampleTown.Stranger, SampleTown.Verifier, SampleTown.Supervisor];

    public static void Give(WatchedCase watched, int pick, out IReadOnlyList<RaisedEvent> nudges)
    {
        var moves = Commands.SelectMany(command => Actors.Select(actor => (command, actor))).Where(move => IsAllowed(watched, move)).ToList();
        nudges = [];
        if (moves.Count == 0) return;
        var (command, actor) = moves[pick % moves.Count];
        watched.GiveUnheard(command, actor, out nudges);
    }

    private static bool IsAllowed(WatchedCase watched, (CaseCommand Command, Actor Actor) move) =>
        SampleTown.Lifecycle.Decide(watched.State, move.Command, move.Actor, watched.Now).Rejection is null;
}
