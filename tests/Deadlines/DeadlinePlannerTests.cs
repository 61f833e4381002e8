using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

public sealed class DeadlinePlannerTests
{
    [Fact]
    public void The_category_s_limit_is_proved_by_its_condition_and_the_edition_of_the_set()
    {
        var handling = Waits.Planner.Plan(DeadlineKind.Handling, Waits.Case, Calendars.At("2026-03-02 09:30"));
        Assert.Equal(("handling-hotline", "town-2026-01", "cn-2024-2026"), (handling.Rule, handling.Edition, handling.CalendarEdition));
        Assert.Equal(new TimeLimit(4, TimeUnit.WorkingHours), handling.Limit);
        Assert.Equal(new LimitOrigin("06010", "default", "example-city-2026-01"), handling.LimitFrom);
    }

    [Fact]
    public void The_level_s_own_limit_names_no_category() =>
        Assert.Null(Waits.Planner.Plan(DeadlineKind.FirstContact, Waits.Case, Calendars.At("2026-03-02 09:30")).LimitFrom);

    [Fact]
    public void Reminder_and_escalations_are_in_office_hours_though_the_deadline_runs_over_a_holiday()
    {
        var contact = Waits.Planner.Plan(DeadlineKind.FirstContact, Waits.Case, Calendars.At("2026-09-30 16:30"));
        Assert.Equal("2026-10-08 17:30", Calendars.Local(contact.DueAt));
        Assert.Equal(["2026-10-08 15:37", "2026-10-08 17:30", "2026-10-09 15:00", "2026-10-10 10:30"], contact.AlertTimes());
    }

    [Fact]
    public void Escalations_run_on_their_own_unit()
    {
        var rubbish = Waits.Planner.Plan(DeadlineKind.Handling, Waits.Case with { Category = "P01001", Condition = "missing" }, Calendars.At("2026-10-09 22:00"));
        Assert.Equal(["2026-10-09 23:30", "2026-10-10 00:00", "2026-10-12 17:30", "2026-10-13 17:30"], rubbish.AlertTimes());
    }

    [Fact]
    public void The_proof_lists_the_days_that_were_skipped() => Assert.Equal(
        [DayReason.MakeUpDay, DayReason.Weekend],
        Waits.Planner.Explain(Waits.Begin("2026-10-09 10:00", 2, TimeUnit.WorkingDays)).Select(n => n.Why));
}
