using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Tests.Rectification;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Chat;

public sealed class RectificationNoticesTests
{
    private readonly TargetInHand _target = new();

    [Theory]
    [InlineData(EscalationTarget.UnitLeader, "sample-jiang")]
    [InlineData(EscalationTarget.Center, "sample-gao sample-zheng sample-ding center")]
    [InlineData(EscalationTarget.DeputyHead, "sample-ding center")]
    public void An_escalation_goes_to_whom_it_names_and_beyond_the_department_to_the_group(EscalationTarget to, string members) =>
        Assert.Equal(members.Split(' '), Of(new TermEscalated(DeadlineKind.Rectification, "licence", SampleCampaign.Start, to)).Select(m => m.Target.Name));

    [Fact]
    public void What_waits_for_a_check_is_told_to_those_who_check() =>
        Assert.Equal(["sample-sun", "sample-zhou", "sample-wu"], Of(new PaperHandedIn("grease-contract", "油脂清运台账", File: null)).Select(m => m.Target.Name));

    [Fact]
    public void Nobody_is_told_of_what_they_did_themselves()
    {
        Assert.Equal(["sample-jiang", "sample-he"], Of(new TargetUrged("请尽快")).Select(m => m.Target.Name));
        Assert.Equal(["sample-he"], Of(new TargetUrged("请尽快"), by: "jiang").Select(m => m.Target.Name));
    }

    [Fact]
    public void A_message_names_the_target_and_is_the_same_when_it_is_told_again()
    {
        var (once, again) = (Of(new TargetUrged("请尽快"))[0], Of(new TargetUrged("请尽快"))[0]);
        Assert.Equal($"催办：请尽快\n{_target.State.Id} 阿婆样例面馆（剑河路600号）", once.Text);
        Assert.Equal((once.Id, once.At), (again.Id, again.At));
    }

    [Fact]
    public void What_nobody_has_to_act_on_is_told_to_nobody() => Assert.Empty(Of(new NoticeConfirmed()));

    private IReadOnlyList<OutgoingMessage> Of(RectificationEvent happened, string by = "somebody") =>
        new RectificationNotices(Seeds.Town, _target.State, SampleCampaign.Start, "center").Of(
            RectificationRecord.Kind.Append(_target.State.Id, "", new RecordedEvent(_target.State.Version + 1, SampleCampaign.Start, by, happened)));
}
