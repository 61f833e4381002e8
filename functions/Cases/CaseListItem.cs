using System.Diagnostics.CodeAnalysis;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>What a list shows of a case, with what depends on the time of asking.</summary>
public sealed record CaseListItem : CaseSummary
{
    /// <param name="now">UTC.</param>
    [SetsRequiredMembers]
    public CaseListItem(CaseSummary summary, DateTimeOffset now)
        : base(summary) => Overdue = summary.DueAt < now;

    public bool Overdue { get; }
}
