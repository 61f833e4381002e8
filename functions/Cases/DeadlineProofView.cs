using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>How a due instant came about: what a unit can be shown in a dispute. Instants are UTC.</summary>
/// <param name="Rule">Id of the service level, in the set that <paramref name="Edition"/> names.</param>
/// <param name="Basis">Where the rule comes from; left out when the set is not kept here.</param>
/// <param name="LimitFrom">The category's condition that the limit was taken from; left out when it is the rule's own.</param>
/// <param name="CalendarEdition">Of the calendar that it was computed with.</param>
/// <param name="Skipped">Days on the way that did not count.</param>
/// <param name="Counted">Days that counted though nobody would expect it.</param>
/// <param name="Alerts">The reminder, then each step of escalation; the first <paramref name="AlertsGiven"/> have been given.</param>
public sealed record DeadlineProofView(
    DeadlineKind Kind,
    string Rule,
    string Edition,
    string? Basis,
    TimeLimit? Limit,
    LimitOrigin? LimitFrom,
    string? CalendarEdition,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    bool Provisional,
    DeadlineStatus State,
    DateTimeOffset? EndedAt,
    IReadOnlyList<DayNote>? Skipped,
    IReadOnlyList<DayNote>? Counted,
    IReadOnlyList<Pause> Pauses,
    IReadOnlyList<TimeLimit> Extensions,
    IReadOnlyList<Alert> Alerts,
    int AlertsGiven)
{
    /// <param name="notes">By the calendar that it was computed with; <c>null</c> when that is not kept here.</param>
    internal static DeadlineProofView Of(Deadline deadline, string? basis, ILookup<bool, DayNote>? notes) => new(
        deadline.Kind,
        deadline.Rule,
        deadline.Edition,
        basis,
        deadline.Limit,
        deadline.LimitFrom,
        deadline.CalendarEdition,
        deadline.StartedAt,
        deadline.DueAt,
        deadline.Provisional,
        deadline.Status,
        deadline.EndedAt,
        notes?[true].ToList(),
        notes?[false].ToList(),
        deadline.Pauses,
        deadline.Extensions,
        deadline.Alerts,
        deadline.AlertsGiven);
}
