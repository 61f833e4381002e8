using Xinjing.Serverless.Deadlines;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

public sealed class ExtensionTests
{
    private static readonly TimeLimit ThreeDays = new(3, TimeUnit.WorkingDays);

    [Theory]
    [InlineData(2, TimeUnit.WorkingDays, "2026-03-09 17:30")]
    [InlineData(4, TimeUnit.WorkingHours, "2026-03-05 17:30")]
    [InlineData(2, TimeUnit.UrgentHours, "2026-03-05 17:30")]
    public void Working_days_are_added_to_the_day_that_it_was_due(int amount, TimeUnit unit, string due) =>
        Assert.Equal(due, Calendars.Local(Waits.Planner.Extend(Waits.Begin("2026-03-02 09:30", amount, unit), ThreeDays).DueAt));

    [Fact]
    public void The_reminder_moves_with_the_time_that_was_added() => Assert.Equal(
        ["2026-03-09 14:15", "2026-03-10 17:30", "2026-03-11 15:00"],
        Waits.Planner.Extend(Waits.Begin("2026-03-02 17:30", 3, TimeUnit.WorkingDays), ThreeDays).AlertTimes());

    [Fact]
    public void An_extension_before_a_pause_and_after_it_are_the_same()
    {
        var begun = Waits.Begin("2026-03-02 09:30", 2, TimeUnit.WorkingDays);
        var before = Waits.Planner.Extend(begun, ThreeDays).Paused("2026-03-03 10:00", "2026-03-04 15:00");
        var after = Waits.Planner.Extend(begun.Paused("2026-03-03 10:00", "2026-03-04 15:00"), ThreeDays);
        Assert.Equal(before.Json(), after.Json());
    }

    [Fact]
    public void A_paused_deadline_can_be_extended_and_stays_paused() =>
        Assert.Equal(DeadlineStatus.Paused, Waits.Planner.Extend(Waits.Begin("2026-03-02 09:30", 2, TimeUnit.WorkingDays).Pause(Calendars.At("2026-03-03 10:00")), ThreeDays).Status);

    [Fact]
    public void What_is_over_cannot_be_extended() =>
        Assert.Throws<InvalidOperationException>(() => Waits.Planner.Extend(Waits.Begin("2026-03-02 09:30", 2, TimeUnit.WorkingDays).Done(Calendars.At("2026-03-02 10:00")), ThreeDays));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(2_000_000)]
    public void An_extension_that_cannot_be_meant_is_refused(int days) =>
        Assert.Throws<CalendarRangeException>(() => Waits.Planner.Extend(Waits.Begin("2026-03-02 09:30", 2, TimeUnit.WorkingDays), ThreeDays with { Amount = days }));
}
