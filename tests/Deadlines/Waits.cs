using System.Text.Json;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Reference;

namespace Xinjing.Serverless.Tests.Deadlines;

/// <summary>Deadlines and planners to try things on.</summary>
internal static class Waits
{
    public static DeadlinePlanner Planner { get; } = On(Calendars.Town);

    /// <summary>The town's sample case, hotline, exposed rubbish.</summary>
    public static CaseState Case { get; } = new CaseInHand(Seeds.Town.CreateLifecycle(), SampleTown.Report).State;

    public static DeadlinePlanner On(BusinessCalendar calendar) => new(Seeds.Town.ServiceLevelSet, Seeds.Town.CategorySet, calendar);

    public static DeadlinePlanner By(ReferenceData data) => new(data.ServiceLevelSet, data.CategorySet, Calendars.Town);

    /// <summary>Reminded at three quarters; escalated when due, and after four working hours.</summary>
    public static Deadline Begin(DateTimeOffset start, TimeLimit limit) => Planner.Recompute(new Deadline
    {
        Kind = DeadlineKind.Handling,
        Rule = "try",
        Edition = "try",
        Limit = limit,
        RemindAt = 0.75,
        Escalations =
        [
            new Escalation(new TimeLimit(0, TimeUnit.WorkingHours), EscalationTarget.UnitLeader),
            new Escalation(new TimeLimit(4, TimeUnit.WorkingHours), EscalationTarget.Center),
        ],
        StartedAt = start,
        DueAt = start,
        Alerts = [],
    });

    public static Deadline Begin(string start, int amount, TimeUnit unit) => Begin(Calendars.At(start), new(amount, unit));

    public static Deadline Paused(this Deadline deadline, string from, string to) =>
        Planner.Resume(deadline.Pause(Calendars.At(from)), Calendars.At(to));

    /// <summary>Its alerts on Shanghai's wall clock.</summary>
    public static IEnumerable<string> AlertTimes(this Deadline deadline) => deadline.Alerts.Select(a => Calendars.Local(a.At));

    /// <summary>As it is stored.</summary>
    public static string Json(this Deadline deadline) => JsonSerializer.Serialize(deadline, CaseJson.Stored.Deadline);
}
