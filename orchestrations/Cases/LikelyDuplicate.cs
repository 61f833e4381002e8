namespace Xinjing.Serverless.Cases;

/// <summary>An open case that a report probably repeats; a dispatcher decides whether to merge them.</summary>
/// <param name="Metres">Between the two places; <c>null</c> where only the address is the same.</param>
public sealed record LikelyDuplicate(string CaseId, int? Metres);
