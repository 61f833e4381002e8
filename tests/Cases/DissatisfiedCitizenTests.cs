using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class DissatisfiedCitizenTests
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "垃圾已清运");
    private readonly CaseInHand _case = new();

    public DissatisfiedCitizenTests()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Accept(), SampleTown.Handler);
    }

    [Fact]
    public void The_units_leader_completes_the_round_after_a_dissatisfied_citizen_in_person()
    {
        _case.Give(Done, SampleTown.Handler);
        _case.Give(new Verify(Passed: true), SampleTown.Verifier);
        _case.Give(new CallBack(Reached: true, Solved: false, Satisfaction.Dissatisfied, "垃圾又堆起来了"), SampleTown.Verifier);
        Assert.Null(_case.Give(new Report("已到现场"), SampleTown.Handler));
        Assert.Equal("not-yours", _case.Give(Done, SampleTown.Handler)?.Code);
        Assert.DoesNotContain("complete", CaseLifecycle.Allowed(_case.State, SampleTown.Handler, _case.Now));
        Assert.Null(_case.Give(Done, SampleTown.Leader));
    }

    [Fact]
    public void Anybody_of_the_unit_completes_the_round_after_a_failed_check()
    {
        _case.Give(Done, SampleTown.Handler);
        _case.Give(new Verify(Passed: false, "仍有垃圾"), SampleTown.Verifier);
        Assert.Null(_case.Give(Done, SampleTown.Handler));
    }

    [Theory]
    [InlineData("属实", "合理", "属实。")]
    [InlineData("属实", "合理", " 属实，合理！属实")]
    [InlineData("属实", "合理", "已解决，合理")]
    [InlineData("属实", "合理", "Solved")]
    [InlineData("属实", "合理", "……")]
    [InlineData("属实：属实", "合理", "垃圾已清运")]
    [InlineData("属实", "合理合法（合理合法）", "垃圾已清运")]
    public void An_explanation_that_only_repeats_the_chosen_words_is_refused(string fact, string claim, string note) =>
        Assert.Equal("explanation-repeats", _case.Give(new Complete(CaseResult.Solved, fact, claim, note), SampleTown.Handler)?.Code);

    [Theory]
    [InlineData("属实", "合理", "垃圾已清运，投诉属实")]
    [InlineData("属实：现场有垃圾", "合理合法", "已解决：当日清运")]
    public void An_explanation_that_says_more_is_taken(string fact, string claim, string note) =>
        Assert.Null(_case.Give(new Complete(CaseResult.Solved, fact, claim, note), SampleTown.Handler));
}
