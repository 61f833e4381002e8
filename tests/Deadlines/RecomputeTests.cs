using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

public sealed class RecomputeTests
{
    private static readonly DateTimeOffset Start = Calendars.At("2026-03-02 09:30");

    [Fact]
    public void Loading_a_year_makes_a_provisional_deadline_final_and_moves_it()
    {
        var waiting = Waits.Begin("2026-12-25 10:00", 5, TimeUnit.WorkingDays);
        var final = Waits.On(Calendars.With2027).Recompute(waiting);
        Assert.Equal((true, "2027-01-01 17:30", "cn-2024-2026"), (waiting.Provisional, Calendars.Local(waiting.DueAt), waiting.CalendarEdition));
        Assert.Equal((false, "2027-01-04 17:30", "with 2027"), (final.Provisional, Calendars.Local(final.DueAt), final.CalendarEdition));
        Assert.False(final.HasTimesOf(waiting));
    }

    [Fact]
    public void What_is_over_stays_as_it_was()
    {
        var done = Waits.Begin("2026-12-25 10:00", 5, TimeUnit.WorkingDays).Done(Calendars.At("2026-12-28 10:00"));
        Assert.Same(done, Waits.On(Calendars.With2027).Recompute(done));
        Assert.Same(done, Waits.On(Calendars.With2027).Recompute(done, Waits.Case));
    }

    [Fact]
    public void A_changed_rule_counts_from_the_same_start_with_the_same_pauses()
    {
        var planned = Waits.Planner.Plan(DeadlineKind.FirstContact, Waits.Case, Start).Paused("2026-03-02 10:00", "2026-03-02 11:00");
        var changed = Waits.By(Broken.Level("first-contact", l => l with { Limit = new TimeLimit(4, TimeUnit.WorkingHours) })).Recompute(planned, Waits.Case);
        Assert.Equal(("2026-03-04 10:00", "2026-03-02 16:30"), (Calendars.Local(planned.DueAt), Calendars.Local(changed.DueAt)));
        Assert.Equal(planned.Pauses, changed.Pauses);
    }

    [Fact]
    public void A_changed_rule_tells_only_those_who_have_not_been_told()
    {
        var told = Waits.Planner.Plan(DeadlineKind.FirstContact, Waits.Case, Start) with { AlertsGiven = 2 };
        var changed = Waits.By(Broken.Level("first-contact", l => l with
        {
            Limit = new TimeLimit(2, TimeUnit.WorkingDays),
            Escalations = [new(new TimeLimit(0, TimeUnit.WorkingHours), EscalationTarget.DeputyHead), new(new TimeLimit(1, TimeUnit.WorkingHours), EscalationTarget.UnitLeader)],
        })).Recompute(told, Waits.Case);
        Assert.Equal([null, EscalationTarget.UnitLeader, EscalationTarget.DeputyHead], changed.Alerts.Select(a => a.EscalateTo));
        Assert.Equal(told.Alerts.Take(2), changed.Alerts.Take(2));
        Assert.Equal("2026-03-04 17:30", Calendars.Local(changed.NextAlertAt!.Value));
    }

    [Fact]
    public void The_limit_of_the_proof_stays_when_only_the_calendar_is_asked()
    {
        var planned = Waits.Planner.Plan(DeadlineKind.FirstContact, Waits.Case, Start);
        var changed = Waits.By(Broken.Level("first-contact", l => l with { Limit = new TimeLimit(4, TimeUnit.WorkingHours) }));
        Assert.Equal(planned.Json(), changed.Recompute(planned).Json());
    }
}
