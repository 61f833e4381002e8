using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class SupervisionOrderTests
{
    private readonly CaseInHand _case = new();

    public SupervisionOrderTests()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Accept(), SampleTown.Handler);
    }

    private Deadline Ordered => _case.State.Find(DeadlineKind.SupervisionOrder)!;

    [Fact]
    public void An_order_has_a_deadline_of_its_own_that_a_report_of_the_unit_meets()
    {
        Assert.Null(_case.Give(new OrderSupervision("限期办结", DueInWorkingDays: 2), SampleTown.Supervisor));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 9, 30, 0, TimeSpan.Zero), Ordered.DueAt);
        Assert.Equal("order-open", _case.Give(new OrderSupervision("再次督办"), SampleTown.Supervisor)?.Code);
        _case.Give(new Report("正在清运"), SampleTown.Handler);
        Assert.Equal(DeadlineStatus.Met, Ordered.Status);
        Assert.Equal(new SupervisionOrder("限期办结", "supervisor-1", _case.Now, Ordered.DueAt, _case.Now), Assert.Single(_case.State.Orders));
        Assert.Null(_case.Give(new OrderSupervision("再次督办"), SampleTown.Supervisor));
    }

    [Fact]
    public void An_order_outlives_a_return_and_is_answered_late_by_the_next_unit()
    {
        _case.Give(new OrderSupervision("限期办结"), SampleTown.Supervisor);
        _case.Give(new Return("不属本单位职责"), SampleTown.Handler);
        Assert.Equal(DeadlineStatus.Running, Ordered.Status);
        _case.Wait(TimeSpan.FromHours(2));
        _case.Give(new Accept(), SampleTown.Stranger);
        _case.Give(new Report("正在清运"), SampleTown.Stranger);
        Assert.Equal(DeadlineStatus.Missed, Ordered.Status);
    }

    [Fact]
    public void The_term_that_a_supervisor_set_outlives_a_change_of_the_rules()
    {
        _case.Give(new OrderSupervision("限期办结", DueInWorkingDays: 2), SampleTown.Supervisor);
        var planner = new DeadlinePlanner(SampleTown.Levels(new TimeLimit(9, TimeUnit.NaturalDays)), SampleTown.Categories, Deadlines.Calendars.Town);
        Assert.Equal(Ordered.DueAt, planner.Recompute(Ordered, _case.State).DueAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2_000_000)]
    public void A_term_out_of_range_is_refused(int days) =>
        Assert.Equal("order-term-out-of-range", _case.Give(new OrderSupervision("限期办结", days), SampleTown.Supervisor)?.Code);
}
