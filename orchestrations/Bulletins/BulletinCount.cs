using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Bulletins;

/// <summary>Makes the figures of a bulletin from facts; pure, and the same in whatever order the facts come.</summary>
/// <param name="at">UTC; what is due before it and open is overdue.</param>
public sealed class BulletinCount(ScorecardWeights weights, DateTimeOffset at)
{
    private static readonly List<string> Order = [.. CaseLifecycle.Sources];

    /// <param name="filed">Of each case whose day of filing is in the period.</param>
    /// <param name="closed">Of each case that ended in the period, as it is now.</param>
    /// <param name="leastClosed">Quoted in the figures.</param>
    public BulletinFigures Figures(IReadOnlyList<CaseFacts> filed, IReadOnlyList<CaseFacts> closed, InHandCount inHand, int leastClosed)
    {
        List<CaseFacts> ended = [.. closed.Where(f => f.Closed)];
        return new BulletinFigures
        {
            Filed = new FiledFigures(filed.Count, filed.Count(f => f.Rejected), filed.Count(f => f.Returns > 0), BySource(filed)),
            Closed = new ClosedFigures(ended.Count, ended.Count(IsOnTime), BySource(ended)),
            InHand = inHand.Figures(),
            Hotline = Hotline(ended),
            Units = Units(ended, inHand.OverdueByUnit),
            LeastClosed = leastClosed,
        };
    }

    private bool IsOnTime(CaseFacts facts) => facts.OutcomeAt(at) == HandlingOutcome.OnTime;

    private List<UnitFigures> Units(List<CaseFacts> closed, IReadOnlyDictionary<string, int> overdue)
    {
        var own = closed.Where(f => f.Unit is not null).ToLookup(f => f.Unit!, StringComparer.Ordinal);
        return
        [
            .. own.Select(unit => unit.Key).Union(overdue.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(unit => new UnitFigures(unit, own[unit].Count(), own[unit].Count(IsOnTime), overdue.GetValueOrDefault(unit))),
        ];
    }

    private HotlineFigures Hotline(List<CaseFacts> closed)
    {
        var items = new HotlineScoring(weights, at).Score(closed, most: null).Items.ToDictionary(item => item.Item, StringComparer.Ordinal);
        return new HotlineFigures(Rate("firstContact"), Rate("solved"), Rate("satisfied"));

        RateFigure Rate(string item) => new(items[item].Rate, items[item].Cases.Count, items[item].OutOf.Count);
    }

    private static List<SourceFigure> BySource(IReadOnlyList<CaseFacts> facts) =>
        [.. facts.CountBy(f => f.Source, StringComparer.Ordinal).OrderBy(s => Order.IndexOf(s.Key)).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => new SourceFigure(s.Key, s.Value))];
}
