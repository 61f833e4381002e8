using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Simulation;

/// <summary>Where a case is at the end; each is in exactly one place.</summary>
public enum CaseOutcome
{
    Rejected,
    ClosedOnTime,
    ClosedLate,

    /// <summary>Handled, and being verified or called back.</summary>
    BeingChecked,

    /// <summary>Open, not handled, and due before now.</summary>
    OverdueOpen,

    /// <summary>Open, not handled, and not due.</summary>
    InHand,
}

/// <summary>The cases of a simulated period.</summary>
/// <param name="End">UTC.</param>
public sealed record SimulationResult(IReadOnlyList<CaseState> Cases, DateTimeOffset End)
{
    public IReadOnlyDictionary<CaseOutcome, int> Outcomes() =>
        Enum.GetValues<CaseOutcome>().ToDictionary(o => o, o => Facts().Count(f => OutcomeOf(f) == o));

    /// <summary>Of the latest deadlines of this kind that were met, missed, or are open and over: how many were met.</summary>
    /// <returns>0 to 1; <c>null</c> when there is none.</returns>
    public double? OnTimeRate(DeadlineKind kind)
    {
        var over = Cases.SelectMany(c => c.Deadlines)
            .Where(d => d.Kind == kind && (d.Status is DeadlineStatus.Met or DeadlineStatus.Missed || (d.Status == DeadlineStatus.Running && d.DueAt < End))).ToList();
        return over.Count == 0 ? null : over.Count(d => d.Status == DeadlineStatus.Met) / (double)over.Count;
    }

    public Scorecard Score(ScorecardBy by) => Scorecard.Of(Facts(), new ScorecardRequest { By = by, At = End });

    private IEnumerable<CaseFacts> Facts() => Cases.Select(CaseFacts.Of);

    private CaseOutcome OutcomeOf(CaseFacts facts) => (facts, facts.OutcomeAt(End)) switch
    {
        ({ Rejected: true }, _) => CaseOutcome.Rejected,
        ({ Closed: true }, HandlingOutcome.OnTime) => CaseOutcome.ClosedOnTime,
        ({ Closed: true }, _) => CaseOutcome.ClosedLate,
        ({ Handled: true }, _) => CaseOutcome.BeingChecked,
        (_, HandlingOutcome.OverdueOpen) => CaseOutcome.OverdueOpen,
        _ => CaseOutcome.InHand,
    };
}
