using FsCheck.Xunit;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Deadlines;

/// <summary>Holds wherever a deadline begins, is paused, resumed and computed again, whatever the calendar was at each step.</summary>
public sealed class DeadlineProperties
{
    private static readonly DeadlinePlanner[] Planners = [.. new[] { Calendars.Town, Calendars.With2027, Calendars.Other }.Select(Waits.On)];
    private static readonly TimeUnit[] Units = Enum.GetValues<TimeUnit>();

    [Property(MaxTest = 1000)]
    public void Open_time_outside_pauses_is_what_the_limit_gives(Wait wait, byte last)
    {
        var planner = Planners[last % Planners.Length];
        var deadline = planner.Recompute(After(wait));
        Assert.Equal(Limit(planner, deadline), Counted(planner, deadline, deadline.DueAt));
        Assert.All(deadline.Pauses, p => Assert.False(p.From < deadline.DueAt && deadline.DueAt < p.To));
    }

    [Property(MaxTest = 1000)]
    public void What_remained_when_the_clock_stopped_remains_when_it_goes_on(Wait wait, ushort runs, ushort rests)
    {
        var before = Planners[0].Recompute(After(wait));
        var stop = LastStep(before).AddMinutes(runs);
        var (paused, resumeAt) = (before.Pause(stop), stop.AddMinutes(rests));
        var after = Planners[0].Resume(paused, resumeAt);
        var clock = Calendars.Town.ClockOf(before.Limit!.Unit);
        Assert.Null(paused.NextAlertAt);
        if (before.DueAt <= stop) Assert.Equal(before.DueAt, after.DueAt);
        else Assert.Equal(clock.Between(stop, before.DueAt), clock.Between(resumeAt, after.DueAt));
    }

    [Property(MaxTest = 1000)]
    public void Computing_again_with_the_same_data_changes_nothing(Wait wait, byte given, byte by)
    {
        var planner = Planners[by % Planners.Length];
        var deadline = planner.Recompute(After(wait)) with { AlertsGiven = given % 4 };
        Assert.Equal(deadline.Json(), planner.Recompute(deadline).Json());
        var paused = deadline.Pause(LastStep(deadline));
        Assert.Equal(paused.Json(), planner.Recompute(paused).Json());
        var ruled = planner.Recompute(deadline, Waits.Case);
        Assert.Equal(ruled.Json(), planner.Recompute(ruled, Waits.Case).Json());
    }

    [Property(MaxTest = 1000)]
    public void The_way_there_does_not_matter_but_only_the_proof(Wait wait, byte last)
    {
        var planner = Planners[last % Planners.Length];
        var stepByStep = planner.Recompute(After(wait));
        var atOnce = planner.Recompute(Begun(wait) with { Pauses = stepByStep.Pauses });
        Assert.Equal(atOnce.Json(), stepByStep.Json());
    }

    [Property(MaxTest = 1000)]
    public void A_rule_that_changes_in_a_pause_is_as_if_it_had_always_been(uint start, ushort runs, ushort rests, byte amount, byte unit)
    {
        var from = Calendars.At("2024-01-01 00:00").AddMinutes(start % 1_500_000);
        var (stop, again) = (from.AddMinutes(runs), from.AddMinutes(runs + rests));
        var changed = Waits.By(Broken.Level("first-contact", l => l with { Limit = new TimeLimit((amount % 60) + 1, Units[unit % Units.Length]) }));
        var inPause = changed.Recompute(Planners[0].Plan(DeadlineKind.FirstContact, Waits.Case, from).Pause(stop), Waits.Case);
        var always = changed.Plan(DeadlineKind.FirstContact, Waits.Case, from).Pause(stop);
        Assert.Equal(always.Json(), inPause.Json());
        Assert.Equal(changed.Resume(always, again).Json(), changed.Resume(inPause, again).Json());
    }

    [Property(MaxTest = 1000)]
    public void Reminder_due_and_escalations_come_in_this_order(Wait wait, byte extension)
    {
        var deadline = Planners[0].Extend(Planners[0].Recompute(After(wait)), new(extension + 1, Units[extension % Units.Length]));
        Assert.Equal(deadline.Alerts.OrderBy(a => a.At), deadline.Alerts);
        Assert.True(deadline.Alerts[0].At <= deadline.DueAt && deadline.DueAt <= deadline.Alerts[1].At);
    }

    [Property(MaxTest = 1000)]
    public void Loading_the_next_year_makes_every_deadline_in_it_final(ushort minutes, byte days)
    {
        var start = Calendars.At("2026-12-01 00:00").AddMinutes(minutes % (31 * 24 * 60));
        var loaded = Waits.On(Calendars.With2027).Recompute(Waits.Begin(start, new((days % 200) + 40, TimeUnit.WorkingDays)));
        Assert.True(Waits.Begin(start, loaded.Limit!).Provisional);
        Assert.False(loaded.Provisional);
    }

    private static Deadline After(Wait wait) => wait.Steps.Take(8).Aggregate(Begun(wait), (deadline, step) =>
    {
        var stop = LastStep(deadline).AddMinutes(step.Runs);
        return Planners[step.By % Planners.Length].Resume(deadline.Pause(stop), stop.AddMinutes(step.Rests));
    });

    private static Deadline Begun(Wait wait) => Waits.Begin(
        Calendars.At("2024-01-01 00:00").AddMinutes(wait.Start % 1_500_000), new((wait.Amount % 60) + 1, Units[wait.Unit % Units.Length]));

    private static DateTimeOffset LastStep(Deadline deadline) => deadline.Pauses.Count > 0 ? deadline.Pauses[^1].To!.Value : deadline.StartedAt;

    private static TimeSpan Limit(DeadlinePlanner planner, Deadline deadline) =>
        planner.Calendar.ClockOf(deadline.Limit!.Unit).Between(deadline.StartedAt, planner.Calendar.DueAt(deadline.StartedAt, deadline.Limit).At);

    private static TimeSpan Counted(DeadlinePlanner planner, Deadline deadline, DateTimeOffset until)
    {
        var clock = planner.Calendar.ClockOf(deadline.Limit!.Unit);
        var paused = deadline.Pauses.Where(p => p.From < until).Sum(p => clock.Between(p.From, p.To!.Value).Ticks);
        return clock.Between(deadline.StartedAt, until) - TimeSpan.FromTicks(paused);
    }

    /// <summary>Anything; the test maps it to a start in 2024 to 2026, a unit, an amount, and pauses in minutes by different calendars.</summary>
    public sealed record Wait(uint Start, byte Unit, byte Amount, (ushort Runs, ushort Rests, byte By)[] Steps);
}
