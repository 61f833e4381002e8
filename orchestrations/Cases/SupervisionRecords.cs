namespace Xinjing.Serverless.Cases;

/// <summary>An extension that a unit asked for and nobody has decided on yet.</summary>
/// <param name="By"><c>sub</c> of the one who asked: not theirs to approve.</param>
/// <param name="At">UTC.</param>
public sealed record ExtensionRequest(int WorkingDays, string Reason, string By, DateTimeOffset At);

/// <summary>A suspension that lasts (挂账).</summary>
/// <param name="Until">UTC; then the case goes on by itself.</param>
/// <param name="From">The status to which it goes back.</param>
public sealed record Suspension(DateTimeOffset Until, string Reason, CaseStatus From);
