using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Chat;

public sealed class CaseNoticesTests
{
    private static readonly CaseState Assigned = NewCase();

    [Fact]
    public void Handlers_of_the_unit_get_a_card_with_what_they_can_do()
    {
        var notices = Of(new CaseAssigned("chengguan", ["lvhua"], Note: null, Rule: "all"));
        Assert.Equal(["sample-cheng", "sample-chen", "sample-lin", "sample-hua"], notices.Select(n => n.Target.Name));
        var card = notices[0].Card!;
        Assert.Equal(["接单", "退单"], card.Buttons.Select(b => b.Text));
        Assert.Equal(ChatWord.Accept, ChatCommand.Read(card.Buttons[0].Key)!.Word);
        Assert.Equal(Assigned.Id, ChatCommand.Read(card.Buttons[0].Key)!.Case);
    }

    [Theory]
    [InlineData(EscalationTarget.UnitLeader, "sample-cheng")]
    [InlineData(EscalationTarget.Center, "sample-gao sample-zheng")]
    public void An_escalation_goes_to_whom_it_names(EscalationTarget target, string members) =>
        Assert.Equal(members.Split(' '), Of(new DeadlineEscalated(DeadlineKind.Handling, SampleTown.Noon, target)).Select(n => n.Target.Name).Intersect(["sample-cheng", "sample-gao", "sample-zheng"]));

    [Theory]
    [InlineData(EscalationTarget.UnitLeader, 0)]
    [InlineData(EscalationTarget.Center, 1)]
    [InlineData(EscalationTarget.DeputyHead, 1)]
    public void The_group_is_told_of_escalations_beyond_a_unit(EscalationTarget target, int messages)
    {
        var notices = new CaseNotices(Seeds.Town, Assigned, SampleTown.Noon, "center").Of(Entry(new DeadlineEscalated(DeadlineKind.Handling, SampleTown.Noon, target)));
        Assert.Equal(messages, notices.Count(n => n.Target == ChatTarget.Robot("center")));
    }

    [Fact]
    public void Nobody_is_told_of_what_they_did_themselves() =>
        Assert.DoesNotContain(Of(new CaseUrged("请尽快"), by: "cheng"), n => n.Target.Name == "sample-cheng");

    [Fact]
    public void Who_reported_in_the_chat_is_told_of_the_end()
    {
        var notice = Assert.Single(Of(new CaseVerified(Passed: true, Note: null, CheckOutcome.Closed)));
        Assert.Equal(ChatTarget.Member("resident-7"), notice.Target);
        Assert.Contains("已结案", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_event_is_the_same_notice()
    {
        var urged = new CaseUrged("请尽快");
        Assert.Equal(Of(urged).Select(n => (n.Id, n.Target)), Of(urged).Select(n => (n.Id, n.Target)));
    }

    private static IReadOnlyList<OutgoingMessage> Of(CaseEvent happened, string by = "somebody") =>
        new CaseNotices(Seeds.Town, Assigned, SampleTown.Noon).Of(Entry(happened, by));

    private static LogEntry Entry(CaseEvent happened, string by = "somebody") =>
        CaseRecord.Kind.Append(Assigned.Id, "", new RecordedEvent(Assigned.Version + 1, SampleTown.Noon, by, happened));

    private static CaseState NewCase()
    {
        var inHand = new CaseInHand();
        inHand.Wait(TimeSpan.Zero);
        return inHand.State with { FiledBy = "@wecom:resident-7" };
    }
}
