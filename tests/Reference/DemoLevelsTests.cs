using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class DemoLevelsTests
{
    [Fact]
    public void Acceptance_is_reminded_of_and_then_escalated_within_half_a_minute()
    {
        var inHand = new CaseInHand(Seeds.Demo.CreateLifecycle(), SampleTown.Report);
        inHand.Wait(TimeSpan.Zero);
        inHand.Wait(TimeSpan.FromSeconds(15));
        Assert.Contains(inHand.Log.Select(CaseRecord.Kind.Read), e => e.Event is DeadlineReminded { Deadline: DeadlineKind.Acceptance });
        Assert.DoesNotContain(inHand.Log, e => e.Event == nameof(DeadlineEscalated));
        inHand.Wait(TimeSpan.FromSeconds(15));
        var told = inHand.Log.Select(e => CaseRecord.Kind.Read(e).Event).OfType<DeadlineEscalated>().Where(e => e.Deadline == DeadlineKind.Acceptance);
        Assert.Equal([EscalationTarget.UnitLeader, EscalationTarget.Center], told.Select(e => e.To));
    }
}
