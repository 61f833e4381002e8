using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Tests.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class RecomputeDeadlinesTests
{
    private static readonly RecomputeDeadlines Command = new(7);
    private static readonly DateTimeOffset Now = Calendars.At("2026-12-25 10:00");
    private static readonly ReferenceData Town = Broken.Levels(set => set with { Levels = [.. set.Levels.Select(FiveDays)] });
    private static readonly ReferenceData With2027 = Town with { CalendarSet = ReferenceHall.With2027("with 2027") };
    private readonly CaseInHand _case = new(Town.CreateLifecycle(), Now);

    public RecomputeDeadlinesTests() => _case.Wait(TimeSpan.Zero);

    [Fact]
    public void Loading_a_year_moves_the_provisional_deadlines_of_a_case_and_no_other()
    {
        var moved = Assert.IsType<DeadlinesRecomputed>(Assert.Single(Recompute(With2027, _case.State)));
        var move = Assert.Single(moved.Moved);
        Assert.Equal((DeadlineKind.Handling, "2027-01-01 17:30", "2027-01-04 17:30", false), (move.Kind, Calendars.Local(move.Before), Calendars.Local(move.After), move.Provisional));
        Assert.Equal(7, moved.ReferenceVersion);
    }

    [Fact]
    public void What_was_recomputed_once_does_not_move_again()
    {
        var after = Apply(Assert.Single(Recompute(With2027, _case.State)));
        Assert.Empty(Recompute(With2027, after));
        Assert.Equal((7, "with 2027"), (after.Recomputed!.ReferenceVersion, after.Deadlines.Single(d => d.Kind == DeadlineKind.Handling).CalendarEdition));
        Assert.Equal(_case.State.Deadlines.Count, after.Deadlines.Count);
    }

    [Fact]
    public void The_same_data_moves_nothing() => Assert.Empty(Recompute(Town, _case.State));

    [Fact]
    public void A_shorter_limit_brings_the_next_deadline_forward()
    {
        var hasty = Broken.Level("acceptance", l => l with { Limit = new TimeLimit(1, TimeUnit.WorkingHours) });
        var after = Apply(Assert.Single(Recompute(hasty, _case.State)));
        Assert.True(CaseProgress.Of(after).MattersAfter(CaseProgress.Of(_case.State)));
    }

    [Fact]
    public void What_is_over_does_not_move()
    {
        Assert.Null(_case.Give(new Return("不属本单位职责"), SampleTown.Handler with { Unit = _case.State.Unit }));
        Assert.DoesNotContain(Recompute(With2027, _case.State).OfType<DeadlinesRecomputed>().SelectMany(e => e.Moved), m => m.Kind == DeadlineKind.Handling);
    }

    [Fact]
    public void Nobody_but_the_system_recomputes()
    {
        var decision = With2027.CreateLifecycle().Decide(_case.State, Command, new Actor("guan", [Role.Admin, Role.Supervisor]), Now);
        Assert.Equal(RejectionKind.Person, decision.Rejection?.Kind);
    }

    [Fact]
    public void What_moved_is_stored_and_read_again()
    {
        var moved = Assert.Single(Recompute(With2027, _case.State));
        Assert.Equal(CaseJson.Events.Write(moved), CaseJson.Events.Write(CaseJson.Events.Read(nameof(DeadlinesRecomputed), CaseJson.Events.Write(moved))));
    }

    private static IReadOnlyList<LoggedEvent> Recompute(ReferenceData data, CaseState state) =>
        data.CreateLifecycle().Decide(state, Command, Actor.System, Now).Events;

    /// <summary>Whatever the category: the limit of these tests.</summary>
    private static ServiceLevel FiveDays(ServiceLevel level) =>
        level.Deadline == DeadlineKind.Handling ? level with { Limit = new TimeLimit(5, TimeUnit.WorkingDays), CappedByCategory = false } : level;

    private CaseState Apply(LoggedEvent happened) =>
        CaseLifecycle.Apply(_case.State, new RecordedEvent(_case.State.Version + 1, Now, Actor.System.Id, happened), _case.State.Id);
}
