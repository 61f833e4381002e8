using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class JointHandlingTests
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "垃圾已清运");
    private readonly CaseInHand _case = new();

    public JointHandlingTests()
    {
        _case.Give(new Assign("chengguan", ["lvhua"]), SampleTown.Dispatcher);
        _case.Give(new Accept(), SampleTown.Handler);
    }

    [Fact]
    public void The_main_unit_completes_after_every_joint_unit_has_reported()
    {
        var refused = _case.Give(Done, SampleTown.Handler);
        Assert.Equal("joint-units-missing", refused?.Code);
        Assert.Contains("lvhua", refused!.Detail, StringComparison.Ordinal);
        Assert.Null(_case.Give(new Report("绿化已修剪"), SampleTown.Stranger));
        Assert.Equal(new ProgressReported("绿化已修剪", "lvhua"), CaseRecord.Kind.Read(_case.Log[^1]).Event);
        Assert.Null(_case.Give(Done, SampleTown.Handler));
    }

    [Fact]
    public void A_joint_unit_does_not_complete()
    {
        _case.Give(new Report("绿化已修剪"), SampleTown.Stranger);
        Assert.Equal("not-yours", _case.Give(Done, SampleTown.Stranger)?.Code);
    }

    [Fact]
    public void In_another_round_every_joint_unit_reports_again()
    {
        _case.Give(new Report("绿化已修剪"), SampleTown.Stranger);
        _case.Give(Done, SampleTown.Handler);
        _case.Give(new Verify(Passed: false, "仍有垃圾"), SampleTown.Verifier);
        Assert.Equal("joint-units-missing", _case.Give(Done, SampleTown.Handler)?.Code);
    }
}
