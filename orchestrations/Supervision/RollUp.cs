namespace Xinjing.Serverless.Supervision;

/// <summary>
/// How the facts of closed cases are taken together by day (decision 0004). Each case has a row of facts, an entry in its day's
/// roll-up, or both; then the row is the newer one and counts.
/// </summary>
public static class RollUp
{
    /// <summary>Whether a case has come to its end, so that its facts hardly change any more; a row of an open case stays a row.</summary>
    public static bool Takes(CaseFacts facts) => facts.Closed || facts.Rejected;

    /// <summary>One for each case, by day of filing and then by id; where there are two, that of the row.</summary>
    /// <param name="rows">Of one day or of several.</param>
    /// <param name="rolledUp">What the roll-ups of those days hold.</param>
    public static IReadOnlyList<CaseFacts> Merge(IEnumerable<CaseFacts> rows, IEnumerable<CaseFacts> rolledUp) =>
        [.. rows.UnionBy(rolledUp, facts => facts.Id, StringComparer.Ordinal).OrderBy(facts => facts.Day).ThenBy(facts => facts.Id, StringComparer.Ordinal)];
}
