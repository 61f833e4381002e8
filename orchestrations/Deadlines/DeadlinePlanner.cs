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
        var level = levels.Levels.FirstOrDefault(l => l.Deadline == kind && Covers(l.When, state))
            ?? throw new InvalidOperationException($"No service level of kind {kind} covers category {state.Category}.");
        var due = BusinessCalendar.DueAt(now, level.Limit ?? CategoryLimit(state));
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

    private static bool Covers(ServiceLevelCondition when, CaseState state) =>
        (when.Sources?.Contains(state.Source, StringComparer.Ordinal) ?? true)
        && (when.Categories?.Any(prefix => state.Category.StartsWith(prefix, StringComparison.Ordinal)) ?? true)
        && (when.Urgent ?? state.Urgent) == state.Urgent
        && (when.Rework ?? state.IsRework) == state.IsRework;

    private TimeLimit CategoryLimit(CaseState state) =>
        _categories[state.Category].Conditions.First(c => c.Code == state.Condition).Limit;
}
