using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>Holds the lifecycle against the public contract's table of who may do what, written down here once more.</summary>
public sealed class CommandTableTests
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "垃圾已清运");

    [Theory]
    [InlineData("reporter", "supplement reopen")]
    [InlineData("dispatcher", "assign reject reopen merge")]
    [InlineData("handler", "accept return contact report complete request-extension suspend resume appeal")]
    [InlineData("verifier", "verify call-back decide-appeal")]
    [InlineData("supervisor", "urge call-back decide-extension unlock-return order-supervision decide-appeal erase-reporter")]
    [InlineData("admin", "erase-reporter")]
    public void A_role_may_give_its_commands_and_no_other(string role, string commands)
    {
        var actor = new Actor("filer", [Enum.Parse<Role>(role, ignoreCase: true)], "chengguan");
        var allowed = EveryStatus().SelectMany(seen => CaseLifecycle.Allowed(seen.State with { FiledBy = "filer" }, actor, seen.At)).Distinct(StringComparer.Ordinal);
        Assert.Equal(commands.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reporter_reopens_only_their_own_case()
    {
        var (closed, at) = EveryStatus().First(seen => seen.State.Status == CaseStatus.Closed);
        Assert.Empty(CaseLifecycle.Allowed(closed with { FiledBy = "another" }, new Actor("filer", [Role.Reporter]), at));
    }

    [Fact]
    public void Joint_units_must_exist()
    {
        var inHand = new CaseInHand();
        Assert.Equal("unknown-unit", inHand.Give(new Assign("chengguan", [null!]), SampleTown.Dispatcher)?.Code);
        Assert.Equal("unknown-unit", inHand.Give(new Assign("chengguan", [null!, "nonsense"]), SampleTown.Dispatcher)?.Code);
        Assert.Equal("unknown-unit", inHand.Give(new Assign("nonsense"), SampleTown.Dispatcher)?.Code);
        Assert.Null(inHand.Give(new Assign("chengguan", ["lvhua", "chengguan", "lvhua"]), SampleTown.Dispatcher));
        Assert.Equal(["lvhua"], inHand.State.JointUnits);
    }

    /// <summary>One case through every status that there is.</summary>
    private static List<(CaseState State, DateTimeOffset At)> EveryStatus()
    {
        var inHand = new CaseInHand();
        var seen = new List<(CaseState State, DateTimeOffset At)> { (inHand.State, inHand.Now) };
        Step(() => inHand.Wait(TimeSpan.Zero));
        for (var returns = 0; returns < CaseLifecycle.MaxReturns; returns++)
        {
            Step(() => inHand.Give(new Return("不属本单位职责"), SampleTown.Handler));
            Step(() => inHand.Wait(TimeSpan.Zero));
            Step(() => inHand.Give(new Assign("chengguan"), SampleTown.Dispatcher));
        }

        Step(() => inHand.Give(new UnlockReturn("已协调"), SampleTown.Supervisor));
        Step(() => inHand.Give(new Accept(), SampleTown.Handler));
        Step(() => inHand.Give(new Report("正在清运"), SampleTown.Handler));
        Step(() => inHand.Give(new RequestExtension(5, "需协调多个单位"), SampleTown.Handler));
        Step(() => inHand.Give(new DecideExtension(Approved: false), SampleTown.Supervisor));
        Step(() => inHand.Give(new Suspend(inHand.Now.AddDays(30), "等待管道改造"), SampleTown.Handler));
        Step(() => inHand.Give(new Resume(), SampleTown.Handler));
        Step(() => inHand.Wait(TimeSpan.FromDays(60)));
        Step(() => inHand.Give(Done, SampleTown.Handler));
        Step(() => inHand.Give(new Verify(Passed: false, "仍有垃圾"), SampleTown.Verifier));
        Step(() => inHand.Wait(TimeSpan.FromDays(60)));
        Step(() => inHand.Give(Done, SampleTown.Handler));
        Step(() => inHand.Give(new Verify(Passed: true), SampleTown.Verifier));
        Step(() => inHand.Give(new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Verifier));
        Step(() => inHand.Give(new Appeal(DeadlineKind.Handling, "材料未到，非本单位原因"), SampleTown.Handler));
        Step(() => inHand.Give(new Reopen("又出现了"), SampleTown.Dispatcher));
        Step(() => inHand.Give(new Reject("重复"), SampleTown.Dispatcher));
        Step(() => inHand.Give(new Reopen("不是重复"), SampleTown.Dispatcher));
        Step(() => inHand.Give(new Merge("XJ260302AAAAAAAAAAA"), SampleTown.Dispatcher));
        Assert.Equal(Enum.GetValues<CaseStatus>().Order(), seen.Select(s => s.State.Status).Distinct().Order());
        return seen;

        void Step(Action step)
        {
            step();
            seen.Add((inHand.State, inHand.Now));
        }
    }
}
