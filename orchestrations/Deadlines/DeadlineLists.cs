namespace Xinjing.Serverless.Deadlines;

/// <summary>What is done to the deadlines of a record together. A record has at most one of each kind and subject.</summary>
internal static class DeadlineLists
{
    /// <summary>UTC; the next instant at which something is due by itself.</summary>
    public static DateTimeOffset? NextAlertAt(this IReadOnlyList<Deadline> deadlines) => deadlines.Min(d => d.NextAlertAt);

    /// <summary>UTC; the soonest due instant of those that run.</summary>
    public static DateTimeOffset? DueAt(this IReadOnlyList<Deadline> deadlines) =>
        deadlines.Where(d => d.Status == DeadlineStatus.Running).Min(d => (DateTimeOffset?)d.DueAt);

    public static Deadline? Find(this IReadOnlyList<Deadline> deadlines, DeadlineKind kind, string? subject = null) =>
        deadlines.FirstOrDefault(d => d.IsOf(kind, subject));

    /// <summary>Each of those that began takes the place of the one of its kind and subject.</summary>
    public static IReadOnlyList<Deadline> Begin(this IReadOnlyList<Deadline> deadlines, IReadOnlyList<Deadline>? begun) =>
        begun is null ? deadlines : [.. deadlines.Where(d => begun.All(b => !b.IsOf(d.Kind, d.Subject))), .. begun];

    public static IReadOnlyList<Deadline> End(this IReadOnlyList<Deadline> deadlines, DateTimeOffset at, DeadlineKind kind, string? subject = null) =>
        [.. deadlines.Select(d => d.IsOpen && d.IsOf(kind, subject) ? d.Done(at) : d)];

    /// <param name="which">Of the open ones.</param>
    public static IReadOnlyList<Deadline> Cancel(this IReadOnlyList<Deadline> deadlines, DateTimeOffset at, Func<Deadline, bool> which) =>
        [.. deadlines.Select(d => d.IsOpen && which(d) ? d.Cancelled(at) : d)];

    /// <summary>One more alert has been given.</summary>
    public static IReadOnlyList<Deadline> Alert(this IReadOnlyList<Deadline> deadlines, DeadlineKind kind, string? subject = null) =>
        [.. deadlines.Select(d => d.IsOf(kind, subject) ? d with { AlertsGiven = d.AlertsGiven + 1 } : d)];

    /// <summary>Alerts that should have been given by now; none while the clock stands still.</summary>
    public static IEnumerable<Alert> AlertsDue(this Deadline deadline, DateTimeOffset now) =>
        deadline.Status != DeadlineStatus.Running ? [] : deadline.Alerts.Skip(deadline.AlertsGiven).TakeWhile(a => a.At <= now);

    /// <summary>
    /// Those that run, with their clocks stopped (挂账). What is due by now counts as given: the caller gives it before, since it
    /// would come late by the whole suspension.
    /// </summary>
    public static IReadOnlyList<Deadline> Suspend(this IReadOnlyList<Deadline> deadlines, DateTimeOffset now) =>
    [
        .. from deadline in deadlines
           where deadline.Status == DeadlineStatus.Running
           select deadline.Pause(now) with { AlertsGiven = deadline.AlertsGiven + deadline.AlertsDue(now).Count() },
    ];

    /// <summary>Those that are paused, running again; what remained when the clock stopped remains.</summary>
    public static IReadOnlyList<Deadline> Resume(this IEnumerable<Deadline> deadlines, DeadlinePlanner planner, DateTimeOffset now) =>
        [.. deadlines.Where(d => d.Status == DeadlineStatus.Paused).Select(d => planner.Resume(d, now))];

    private static bool IsOf(this Deadline deadline, DeadlineKind kind, string? subject) => deadline.Kind == kind && deadline.Subject == subject;
}
