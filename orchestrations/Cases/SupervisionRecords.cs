namespace Xinjing.Serverless.Cases;

/// <summary>An extension that a unit asked for and nobody has decided on yet.</summary>
/// <param name="By"><c>sub</c> of the one who asked: not theirs to approve.</param>
/// <param name="At">UTC.</param>
public sealed record ExtensionRequest(int WorkingDays, string Reason, string By, DateTimeOffset At);

/// <summary>A suspension that lasts (挂账).</summary>
/// <param name="Until">UTC; then the case goes on by itself.</param>
/// <param name="From">The status to which it goes back.</param>
public sealed record Suspension(DateTimeOffset Until, string Reason, CaseStatus From);

/// <summary>An order of a supervisor (督办).</summary>
/// <param name="At">UTC.</param>
/// <param name="DueAt">UTC, as it was ordered.</param>
/// <param name="AnsweredAt">UTC; when the main unit reported or completed after it.</param>
public sealed record SupervisionOrder(string Order, string By, DateTimeOffset At, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt = null);
