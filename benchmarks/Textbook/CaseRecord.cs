namespace Xinjing.Serverless.Benchmarks.Textbook;

/// <summary>A case as the textbook keeps it: in the orchestration, and after each step in a table.</summary>
/// <param name="Notifies">Whether somebody is told of each step.</param>
public sealed record CaseRecord(string Id, string Description, bool Notifies, string Status = "new", string? Unit = null, string? Note = null);
