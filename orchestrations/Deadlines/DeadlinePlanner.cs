using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Deadlines;

/// <summary>
/// Makes the deadlines of a case from the service levels and the calendar in force, and computes them again from their proof
/// when the clock, the limit, the calendar or the rules change; pure.
/// </summary>
public sealed class DeadlinePlanner(ServiceLevelSet levels, CategorySet categories, BusinessCalendar calendar)
{
    private readonly Dictionary<string, Category> _categories = categories.Categories.ToDictionary(c => c.Code, StringComparer.Ordinal);

    public ServiceLevelSet Levels => levels;

    public BusinessCalendar Calendar => calendar;

    public Category? FindCategory(string code) => _categories.GetValueOrDefault(code);

    /// <summary>The deadline of one kind for a case, starting now.</summary>
    /// <exception cref="InvalidOperationException">No service level covers the case; validation of the reference data forbids it.</exception>
    /// <exception cref="CalendarRangeException">It would leave the years that the calendar counts.</exception>
    /// <param name="own">The limit that a person set; <c>null</c> for that of the rules.</param>
    public Deadline Plan(DeadlineKind kind, CaseState state, DateTimeOffset now, TimeLimit? own = null) => Recompute(
        new Deadline { Kind = kind, Rule = "", Edition = "", StartedAt = now, DueAt = now, OwnLimit = own, Alerts = [] }, state);

    /// <summary>Lets the clock of a paused deadline go on: the open time that remained when it stopped remains.</summary>
    /// <param name="at">UTC; not before the pause began.</param>
    /// <exception cref="InvalidOperationException">It is not paused, or <paramref name="at"/> is too early.</exception>
    public Deadline Resume(Deadline deadline, DateTimeOffset at)
    {
        if (deadline.Status != DeadlineStatus.Paused) throw new InvalidOperationException($"The deadline for {deadline.Kind} is not paused but {deadline.Status}.");
        var pause = deadline.Pauses[^1];
        if (at < pause.From) throw new InvalidOperationException($"The pause began at {pause.From:O}; it cannot end at {at:O}.");
        return Recompute(deadline with { Status = DeadlineStatus.Running, Pauses = [.. deadline.Pauses.SkipLast(1), pause with { To = at }] });
    }

    /// <summary>Adds time at the end (延期): working days count from the day that it was due before.</summary>
    /// <exception cref="InvalidOperationException">It is over.</exception>
    /// <exception cref="CalendarRangeException">The amount is not more than zero, or leaves the years that the calendar counts.</exception>
    public Deadline Extend(Deadline deadline, TimeLimit by)
    {
        if (!deadline.IsOpen) throw new InvalidOperationException($"The deadline for {deadline.Kind} is {deadline.Status}; it cannot be extended.");
        if (by.Amount < 1) throw new CalendarRangeException($"{by.Amount} {by.Unit}: an extension adds at least one.");
        return Recompute(deadline with { Extensions = [.. deadline.Extensions, by] });
    }

    /// <summary>
    /// The same rule and limit on this planner's calendar: for a year that was loaded, or office hours that changed. What is over
    /// stays as it was; alerts that were given stay given.
    /// </summary>
    public Deadline Recompute(Deadline deadline)
    {
        if (!deadline.IsOpen) return deadline;
        var proof = DeadlineProof.Complete(deadline);
        var times = new Timetable(calendar, proof);
        return proof with { CalendarEdition = calendar.Edition, DueAt = times.DueAt, Provisional = times.Provisional, Alerts = Retimed(proof, times.Alerts) };
    }

    /// <summary>The same wait by this planner's rules as well: for service levels or limits of categories that changed.</summary>
    /// <exception cref="InvalidOperationException">No service level covers the case; validation of the reference data forbids it.</exception>
    public Deadline Recompute(Deadline deadline, CaseState state)
    {
        if (!deadline.IsOpen) return deadline;
        var level = LevelFor(deadline.Kind, state);
        var (limit, origin) = deadline.OwnLimit is { } own ? (own, null) : LimitOf(level, state, deadline.StartedAt);
        return Recompute(deadline with
        {
            Rule = level.Id,
            Edition = levels.Edition,
            Limit = limit,
            LimitFrom = origin,
            RemindAt = level.RemindAt,
            Escalations = level.Escalations,
        });
    }

    /// <summary>The days that were skipped on the way to the due instant, by this planner's calendar.</summary>
    public IReadOnlyList<DayNote> Explain(Deadline deadline) =>
        deadline.Extensions.Prepend(DeadlineProof.Complete(deadline).Limit!)
            .Select(limit => calendar.Explain(deadline.StartedAt, deadline.DueAt, limit.Unit))
            .FirstOrDefault(notes => notes.Count > 0) ?? [];

    /// <summary>Those that were given, as they were given; then those of the new times that tell somebody who has not been told.</summary>
    private static IReadOnlyList<Alert> Retimed(Deadline deadline, IEnumerable<Alert> alerts)
    {
        var given = deadline.Alerts.Take(deadline.AlertsGiven).ToList();
        var told = given.ConvertAll(a => a.EscalateTo);
        return [.. given, .. alerts.Where(a => !told.Remove(a.EscalateTo))];
    }

    private ServiceLevel LevelFor(DeadlineKind kind, CaseState state) =>
        levels.Levels.FirstOrDefault(l => l.Deadline == kind && l.When.Covers(state.Source, state.Category, state.Urgent, state.IsRework))
        ?? throw new InvalidOperationException($"No service level of kind {kind} covers category {state.Category}.");

    private (TimeLimit Limit, LimitOrigin? From) LimitOf(ServiceLevel level, CaseState state, DateTimeOffset start)
    {
        if (level is { Limit: { } alone, CappedByCategory: false }) return (alone, null);
        var ofCategory = _categories[state.Category].Conditions.First(c => c.Code == state.Condition).Limit;
        return level.Limit is { } own && calendar.DueAt(start, own).At <= calendar.DueAt(start, ofCategory).At
            ? (own, null)
            : (ofCategory, new LimitOrigin(state.Category, state.Condition, categories.Edition));
    }
}
