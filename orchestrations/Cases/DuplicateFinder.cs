using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>Finds the open cases that a report probably repeats; two that come in at the same moment do not find each other.</summary>
public sealed class DuplicateFinder(ReferenceInForce reference, CaseQueries queries)
{
    /// <summary>One storage transaction; none for a report that says of no place.</summary>
    /// <param name="now">UTC.</param>
    public async Task<IReadOnlyList<LikelyDuplicate>> FindAsync(CaseReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rule = (await reference.GetAsync(cancellationToken)).Data.CategorySet.DuplicatesOf(report.Category);
        return DuplicateSearch.For(report, rule, now) is { } search ? search.Among(await queries.FindAlikeAsync(search, cancellationToken)) : [];
    }
}
