using System.Text.Json;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Supervision;

public sealed class CaseFactsTests
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "已清运");

    [Fact]
    public void A_case_handled_and_closed_in_time_gives_on_time_facts()
    {
        var inHand = Completed(TimeSpan.FromHours(2));
        inHand.Give(new Verify(Passed: true), SampleTown.Verifier);
        inHand.Give(new CallBack(Reached: true, Solved: true, Satisfaction.Basically), SampleTown.Verifier);
        var facts = CaseFacts.Of(inHand.State);
        Assert.True(facts is { Dispatched: true, Handled: true, Closed: true, HandledLate: false, FirstContact: true, Result: CaseResult.Solved, Satisfaction: Satisfaction.Basically, Rounds: 1 });
        Assert.Equal(new DateOnly(2026, 3, 2), facts.Day);
        Assert.Equal(2, facts.HoursToCompletion);
        Assert.Equal(HandlingOutcome.OnTime, facts.OutcomeAt(inHand.Now));
    }

    [Fact]
    public void A_late_round_stays_late_after_a_round_in_time()
    {
        var inHand = Completed(TimeSpan.FromDays(3));
        Assert.Equal(HandlingOutcome.Late, CaseFacts.Of(inHand.State).OutcomeAt(inHand.Now));
        inHand.Give(new Verify(Passed: false, "仍有垃圾"), SampleTown.Verifier);
        Assert.Equal((HandlingOutcome.OverdueOpen, null), (CaseFacts.Of(inHand.State).OutcomeAt(inHand.Now), CaseFacts.Of(inHand.State).Result));
        inHand.Give(Done, SampleTown.Handler);
        Assert.Equal(HandlingOutcome.Late, CaseFacts.Of(inHand.State).OutcomeAt(inHand.Now));
    }

    [Fact]
    public void Contact_that_was_never_made_counts_as_no_contact()
    {
        var inHand = new CaseInHand();
        inHand.Wait(TimeSpan.Zero);
        Assert.Null(CaseFacts.Of(inHand.State).FirstContactAt(inHand.Now));
        Assert.False(CaseFacts.Of(inHand.State).FirstContactAt(inHand.Now.AddHours(2)));
        inHand.Give(new Accept(), SampleTown.Handler);
        inHand.Give(Done, SampleTown.Handler);
        Assert.False(CaseFacts.Of(inHand.State).FirstContact);
    }

    [Fact]
    public void A_rejected_case_is_neither_handled_nor_closed()
    {
        var inHand = new CaseInHand();
        inHand.Give(new Reject("重复"), SampleTown.Dispatcher);
        Assert.True(CaseFacts.Of(inHand.State) is { Rejected: true, Handled: false, Closed: false });
    }

    [Fact]
    public void Facts_survive_their_row()
    {
        var facts = CaseFacts.Of(Completed(TimeSpan.FromDays(3)).State);
        Assert.Equal(facts, JsonSerializer.Deserialize<CaseFacts>(JsonSerializer.Serialize(facts)));
    }

    private static CaseInHand Completed(TimeSpan after)
    {
        var inHand = new CaseInHand();
        inHand.Wait(TimeSpan.Zero);
        inHand.Give(new Accept(), SampleTown.Handler);
        inHand.Give(new Contact(Done: true, At: inHand.Now, Person: "贾市民", Mode: "电话"), SampleTown.Handler);
        inHand.Now += after;
        Assert.Null(inHand.Give(Done, SampleTown.Handler));
        return inHand;
    }
}
