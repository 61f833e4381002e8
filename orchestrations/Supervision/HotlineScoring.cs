using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Supervision;

/// <summary>The items of the hotline scorecard over the cases of one group.</summary>
internal sealed class HotlineScoring(ScorecardWeights weights, DateTimeOffset at)
{
    /// <param name="facts">Of the group, in the order in which cases are to be listed.</param>
    /// <param name="most">Hotline cases of the largest group among its peers; <c>null</c> for no comparison.</param>
    public HotlineScore Score(IReadOnlyList<CaseFacts> facts, int? most)
    {
        var own = facts.Where(IsOwn).ToList();
        var closed = own.Where(f => f.Closed).ToList();
        ScoreItem[] items =
        [
            Volume(own, most),
            Share("firstContact", weights.FirstContact, own.Where(f => f.FirstContactAt(at) is not null), f => f.FirstContactAt(at) == true ? 1 : 0),
            Share("onTime", weights.OnTime, closed, f => f.OutcomeAt(at) == HandlingOutcome.OnTime ? 1 : 0),
            Share("solved", weights.Solved, own.Where(f => f.Result is CaseResult.Solved or CaseResult.Explained), f => f.Result == CaseResult.Solved ? 1 : 0),
            Share("satisfied", weights.Satisfied, own.Where(f => f.Satisfaction is not null), Satisfied),
        ];
        return Sum(items);
    }

    public bool IsOwn(CaseFacts facts) => facts.Source == weights.Source && !facts.Rejected;

    private ScoreItem Volume(List<CaseFacts> own, int? most)
    {
        var ids = Ids(own);
        double? rate = most > 0 ? own.Count / (double)most : null;
        return new ScoreItem("volume", rate, rate * weights.Volume, weights.Volume, ids, ids);
    }

    private double Satisfied(CaseFacts facts) => facts.Satisfaction switch
    {
        Satisfaction.Satisfied => 1,
        Satisfaction.Basically => weights.BasicallySatisfied,
        _ => 0,
    };

    private static ScoreItem Share(string item, double most, IEnumerable<CaseFacts> outOf, Func<CaseFacts, double> worth)
    {
        var all = outOf.ToList();
        double? rate = all.Count == 0 ? null : all.Sum(worth) / all.Count;
        return new ScoreItem(item, rate, rate * most, most, Ids(all.Where(f => worth(f) > 0)), Ids(all));
    }

    private static HotlineScore Sum(ScoreItem[] items)
    {
        var given = items.Where(i => i.Points is not null).ToList();
        if (given.Count == 0) return new HotlineScore(Total: null, 0, Percent: null, items);
        var (total, most) = (given.Sum(i => i.Points!.Value), given.Sum(i => i.MostPoints));
        return new HotlineScore(total, most, most > 0 ? total / most * 100 : null, items);
    }

    private static IReadOnlyList<string> Ids(IEnumerable<CaseFacts> facts) => [.. facts.Select(f => f.Id)];
}
