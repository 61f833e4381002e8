using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class ExtensionTests
{
    private static readonly RequestExtension ThreeDays = new(3, "等待配件");
    private readonly CaseInHand _case = new();

    public ExtensionTests()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Accept(), SampleTown.Handler);
    }

    private Deadline Handling => _case.State.Find(DeadlineKind.Handling)!;

    [Fact]
    public void An_approved_extension_moves_the_deadline_by_working_days_from_the_day_it_was_due()
    {
        var before = Handling.DueAt;
        Assert.Null(_case.Give(ThreeDays, SampleTown.Handler));
        Assert.Equal(before, Handling.DueAt);
        Assert.Null(_case.Give(new DecideExtension(Approved: true), SampleTown.Supervisor));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 9, 30, 0, TimeSpan.Zero), Handling.DueAt);
        Assert.Equal(new TimeLimit(3, TimeUnit.WorkingDays), Assert.Single(Handling.Extensions));
    }

    [Fact]
    public void A_refused_extension_moves_nothing_and_may_be_asked_for_again()
    {
        var before = Handling.DueAt;
        _case.Give(ThreeDays, SampleTown.Handler);
        Assert.Null(_case.Give(new DecideExtension(Approved: false, "时间充足"), SampleTown.Supervisor));
        Assert.Equal(before, Handling.DueAt);
        Assert.Null(_case.Give(ThreeDays, SampleTown.Handler));
    }

    [Fact]
    public void Nobody_approves_their_own_extension()
    {
        var both = SampleTown.Handler with { Roles = [Role.Handler, Role.Supervisor] };
        _case.Give(ThreeDays, both);
        Assert.Equal("not-yours", _case.Give(new DecideExtension(Approved: true), both)?.Code);
    }

    [Fact]
    public void One_extension_is_decided_on_at_a_time_and_two_are_approved()
    {
        for (var round = 0; round < 2; round++)
        {
            Assert.Null(_case.Give(ThreeDays, SampleTown.Handler));
            Assert.Equal("extension-already-requested", _case.Give(ThreeDays, SampleTown.Handler)?.Code);
            Assert.Null(_case.Give(new DecideExtension(Approved: true), SampleTown.Supervisor));
        }

        Assert.Equal("too-many-extensions", _case.Give(ThreeDays, SampleTown.Handler)?.Code);
    }

    [Fact]
    public void An_overdue_case_is_not_extended()
    {
        _case.Give(ThreeDays, SampleTown.Handler);
        _case.Wait(TimeSpan.FromDays(9));
        Assert.Equal("extension-after-overdue", _case.Give(new DecideExtension(Approved: true), SampleTown.Supervisor)?.Code);
        Assert.Equal("extension-after-overdue", _case.Give(ThreeDays, SampleTown.Handler)?.Code);
    }

    [Theory]
    [InlineData(2_000_000)]
    [InlineData(31)]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_extension_out_of_range_is_refused_and_nothing_changes(int workingDays)
    {
        var before = _case.State;
        Assert.Equal("extension-out-of-range", _case.Give(new RequestExtension(workingDays, "等待配件"), SampleTown.Handler)?.Code);
        Assert.Equal(before, _case.State);
    }
}
