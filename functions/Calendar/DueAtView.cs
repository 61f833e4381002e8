using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Functions.Calendar;

/// <summary>The answer of the calendar.</summary>
/// <param name="DueAt">UTC.</param>
/// <param name="Provisional">It reaches into a year whose holidays are not known yet.</param>
/// <param name="Skipped">Days on the way that did not count.</param>
/// <param name="Counted">Days on the way that counted though nobody would expect it: make-up days, and years that are not loaded.</param>
/// <param name="CalendarEdition">Of the set that it was computed with.</param>
public sealed record DueAtView(
    DateTimeOffset DueAt, bool Provisional, IReadOnlyList<DayNote> Skipped, IReadOnlyList<DayNote> Counted, string CalendarEdition)
{
    internal static bool IsSkipped(DayNote note) => note.Why is DayReason.Weekend or DayReason.Holiday;
}
