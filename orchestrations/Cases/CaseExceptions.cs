namespace Xinjing.Serverless.Cases;

/// <summary>There is no case with this id.</summary>
public sealed class CaseNotFoundException(string caseId) : Exception($"There is no case '{caseId}'.");
