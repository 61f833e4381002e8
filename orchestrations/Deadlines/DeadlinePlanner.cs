using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Deadlines;

/// <summary>Makes the deadlines of a case from the service levels in force; pure.</summary>
public sealed class DeadlinePlanner(ServiceLevelSet levels, IReadOnlyList<Category> categories)
{
    private readonly Dictionary<string, Category> _categories = categories.ToDictionary(c => c.Code, StringComparer.Ordinal);

    public ServiceLevelSet Levels => levels;

    public Category? FindCategory(string code) => _categories.GetValueOrDefault(code);

    /// <summary>The deadline of one kind for a case, starting now.</summary>
    /// <exception cref="InvalidOperationException">No service level covers the case; validation of the reference data forbids it.</exception>
    public Deadline Plan(DeadlineKind kind, CaseState state, DateTimeOffset now)
    {
        var level = levels.Levels.FirstOrDefault(l => l.Deadline == kind && l.When.Covers(state.Source, state.Category, state.Urgent, state.IsRework))
            ?? throw new InvalidOperationException($"No service level of kind {kind} covers category {state.Category}.");
        var due = Due(level, state, now);
        return new Deadline
        {
            Kind = kind,
            Rule = level.Id,
            Edition = levels.Edition,
            StartedAt = now,
            DueAt = due.At,
            Provisional = due.Provisional,
            Alerts = [Reminder(level, now, due.At), .. level.Escalations.Select(e => new Alert(BusinessCalendar.DueAt(due.At, e.After).At, e.To))],
        };
    }

    private static Alert Reminder(ServiceLevel level, DateTimeOffset from, DateTimeOffset due) =>
        new(from + TimeSpan.FromTicks((long)((due - from).Ticks * level.RemindAt)), EscalateTo: null);

    private DueInstant Due(ServiceLevel level, CaseState state, DateTimeOffset now)
    {
        var own = BusinessCalendar.DueAt(now, level.Limit ?? CategoryLimit(state));
        if (!level.CappedByCategory) return own;
        var ofCategory = BusinessCalendar.DueAt(now, CategoryLimit(state));
        return ofCategory.At < own.At ? ofCategory : own;
    }

    private TimeLimit CategoryLimit(CaseState state) =>
        _categories[state.Category].Conditions.First(c => c.Code == state.Condition).Limit;
}
