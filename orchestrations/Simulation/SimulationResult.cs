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

    /// <summary>
    /// Of the latest deadlines of this kind that were met, missed, or are open and over: how many were met. First contact counts as
    /// it does for the scorecard: a citizen who was not reached before completion was not spoken to in time.
    /// </summary>
    /// <returns>0 to 1; <c>null</c> when there is none.</returns>
    public double? OnTimeRate(DeadlineKind kind)
    {
        var met = (kind == DeadlineKind.FirstContact ? Facts().Select(f => f.FirstContactAt(End)) : Latest(kind).Select(IsMet)).OfType<bool>().ToList();
        return met.Count == 0 ? null : met.Count(m => m) / (double)met.Count;
    }

    public Scorecard Score(ScorecardBy by) => Scorecard.Of(Facts(), new ScorecardRequest { By = by, At = End });

    private IEnumerable<Deadline> Latest(DeadlineKind kind) => Cases.SelectMany(c => c.Deadlines).Where(d => d.Kind == kind);

    private bool? IsMet(Deadline deadline) => deadline.Status switch
    {
        DeadlineStatus.Met => true,
        DeadlineStatus.Missed => false,
        DeadlineStatus.Running when deadline.DueAt < End => false,
        _ => null,
    };

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
