using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

public sealed class PauseTests
{
    private static readonly Deadline FourHours = Waits.Begin("2026-03-02 09:30", 4, TimeUnit.WorkingHours);

    [Fact]
    public void While_paused_nothing_is_due()
    {
        var paused = FourHours.Pause(Calendars.At("2026-03-02 10:30"));
        Assert.Equal((DeadlineStatus.Paused, null, true), (paused.Status, paused.NextAlertAt, paused.IsOpen));
    }

    [Fact]
    public void Three_hours_that_remain_when_it_is_paused_remain_when_it_goes_on()
    {
        var resumed = FourHours.Paused("2026-03-02 10:30", "2026-03-05 14:00");
        Assert.Equal((DeadlineStatus.Running, "2026-03-05 17:00"), (resumed.Status, Calendars.Local(resumed.DueAt)));
        Assert.Equal(["2026-03-05 16:00", "2026-03-05 17:00", "2026-03-06 14:30"], resumed.AlertTimes());
    }

    [Theory]
    [InlineData("2026-03-02 11:30", "2026-03-02 13:30")]
    [InlineData("2026-03-02 12:00", "2026-03-02 12:01")]
    [InlineData("2026-03-02 11:00", "2026-03-02 11:00")]
    public void A_pause_in_which_offices_are_closed_moves_nothing(string from, string to) => Assert.True(FourHours.HasTimesOf(FourHours.Paused(from, to)));

    [Fact]
    public void A_pause_that_ends_at_night_goes_on_with_the_next_opening() =>
        Assert.Equal("2026-03-06 14:00", Calendars.Local(FourHours.Paused("2026-03-02 10:30", "2026-03-05 22:00").DueAt));

    [Fact]
    public void A_pause_over_a_make_up_day_takes_that_day_away() =>
        Assert.Equal("2026-10-12 17:30", Calendars.Local(Waits.Begin("2026-10-08 10:00", 2, TimeUnit.WorkingDays).Paused("2026-10-09 17:30", "2026-10-10 17:30").DueAt));

    [Fact]
    public void A_pause_of_two_hours_puts_off_working_days_by_two_hours() =>
        Assert.Equal("2026-03-05 11:00", Calendars.Local(Waits.Begin("2026-03-02 10:00", 2, TimeUnit.WorkingDays).Paused("2026-03-03 11:00", "2026-03-03 15:00").DueAt));

    [Fact]
    public void Urgent_hours_stand_still_at_night_as_well() =>
        Assert.Equal("2026-03-03 04:00", Calendars.Local(Waits.Begin("2026-03-02 22:00", 2, TimeUnit.UrgentHours).Paused("2026-03-02 23:00", "2026-03-03 03:00").DueAt));

    [Fact]
    public void A_pause_after_the_due_instant_leaves_it_overdue_and_puts_off_what_has_not_been_escalated()
    {
        var overdue = FourHours.Paused("2026-03-03 09:00", "2026-03-04 09:00");
        Assert.Equal(FourHours.DueAt, overdue.DueAt);
        Assert.Equal(["2026-03-02 14:30", "2026-03-02 15:30", "2026-03-04 11:00"], overdue.AlertTimes());
    }

    [Fact]
    public void Alerts_that_were_given_stay_given()
    {
        var resumed = (FourHours with { AlertsGiven = 1 }).Paused("2026-03-02 15:00", "2026-03-03 15:00");
        Assert.Equal((1, "2026-03-03 15:30"), (resumed.AlertsGiven, Calendars.Local(resumed.NextAlertAt!.Value)));
        Assert.Equal(["2026-03-02 14:30", "2026-03-03 15:30", "2026-03-04 11:00"], resumed.AlertTimes());
    }

    [Theory]
    [InlineData("2026-03-02 15:30", DeadlineStatus.Met)]
    [InlineData("2026-03-02 15:31", DeadlineStatus.Missed)]
    public void What_is_done_in_a_pause_is_done_when_the_clock_stopped(string pausedAt, DeadlineStatus status) =>
        Assert.Equal(status, FourHours.Pause(Calendars.At(pausedAt)).Done(Calendars.At("2026-04-01 10:00")).Status);

    [Fact]
    public void Only_a_running_deadline_is_paused_and_only_a_paused_one_resumed()
    {
        var at = Calendars.At("2026-03-02 10:30");
        Assert.Throws<InvalidOperationException>(() => FourHours.Pause(at).Pause(at));
        Assert.Throws<InvalidOperationException>(() => FourHours.Done(at).Pause(at));
        Assert.Throws<InvalidOperationException>(() => Waits.Planner.Resume(FourHours, at));
        Assert.Throws<InvalidOperationException>(() => FourHours.Pause(FourHours.StartedAt.AddMilliseconds(-1)));
        Assert.Throws<InvalidOperationException>(() => Waits.Planner.Resume(FourHours.Pause(at), at.AddMilliseconds(-1)));
        Assert.Throws<InvalidOperationException>(() => FourHours.Paused("2026-03-02 10:30", "2026-03-02 11:00").Pause(at));
    }
}
