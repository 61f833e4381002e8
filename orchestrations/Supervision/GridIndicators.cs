namespace Xinjing.Serverless.Supervision;

/// <summary>The evaluation indicators of city grid management over the cases of one group.</summary>
internal sealed class GridIndicators(IReadOnlyList<CaseFacts> reported, DateTimeOffset at)
{
    private readonly List<CaseFacts> _filed = [.. reported.Where(f => !f.Rejected)];

    public IReadOnlyList<Indicator> All()
    {
        var dispatched = Of(f => f.Dispatched);
        var accurate = dispatched.Where(f => f.Returns == 0).ToList();
        var onTime = OfOutcome(HandlingOutcome.OnTime);
        var late = OfOutcome(HandlingOutcome.Late);
        var overdue = OfOutcome(HandlingOutcome.OverdueOpen);
        var handled = Of(f => f.Handled);
        var toHandle = Of(f => f.OutcomeAt(at) != HandlingOutcome.InHand);
        var closed = Of(f => f.Closed);
        var closedOnTime = closed.Where(f => f.OutcomeAt(at) == HandlingOutcome.OnTime && !f.CheckedLate).ToList();
        return
        [
            Count("reported", reported), Count("filed", _filed), Count("dispatched", dispatched), Count("toHandle", toHandle),
            Count("handled", handled), Count("handledOnTime", onTime), Count("handledLate", late), Count("overdueUnhandled", overdue),
            Count("toClose", toHandle), Count("closed", closed), Count("closedOnTime", closedOnTime),
            Count("accuratelyDispatched", accurate), Count("reworked", Of(f => f.Rounds > 1)), Count("urged", Of(f => f.Urgings > 0)),
            Count("escalated", Of(f => f.Escalations > 0)),
            Rate("accurateDispatchRate", accurate, dispatched), Rate("handlingRate", handled, toHandle), Rate("onTimeHandlingRate", onTime, toHandle),
            Rate("closureRate", closed, toHandle), Rate("onTimeClosureRate", closedOnTime, toHandle), Rate("mostFrequentShare", MostFrequent(), _filed),
            Mean("hoursToAcceptance", f => f.HoursToAcceptance), Mean("hoursToCompletion", f => f.HoursToCompletion),
        ];
    }

    /// <summary>The cases of the category that has the most; of several, of the one whose code comes first.</summary>
    private List<CaseFacts> MostFrequent() => _filed.GroupBy(f => f.Category, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.ToList() ?? [];

    private List<CaseFacts> Of(Predicate<CaseFacts> condition) => _filed.FindAll(condition);

    private List<CaseFacts> OfOutcome(HandlingOutcome outcome) => Of(f => f.OutcomeAt(at) == outcome);

    private static Indicator Count(string name, IReadOnlyList<CaseFacts> cases) => new(name, IndicatorKind.Count, cases.Count, Ids(cases));

    private static Indicator Rate(string name, List<CaseFacts> cases, List<CaseFacts> outOf) =>
        new(name, IndicatorKind.Rate, outOf.Count == 0 ? null : cases.Count / (double)outOf.Count, Ids(cases), Ids(outOf));

    private Indicator Mean(string name, Func<CaseFacts, double?> hours)
    {
        var counted = Of(f => hours(f) is not null);
        return new(name, IndicatorKind.Hours, counted.Count == 0 ? null : counted.Average(f => hours(f)!.Value), Ids(counted));
    }

    private static IReadOnlyList<string> Ids(IEnumerable<CaseFacts> facts) => [.. facts.Select(f => f.Id)];
}
