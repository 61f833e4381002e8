using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using static Xinjing.Serverless.Rectification.RectificationStatus;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>What a firm under an order does about its findings, and when; deadlines do not hurry it.</summary>
internal sealed class SimulatedFirm(CampaignBehaviour model, BusinessCalendar calendar, Chance chance)
{
    private static readonly Actor Door = Actor.Integration("hand-in");

    public IEnumerable<TargetStep> Plan(RectificationState state, TargetMemory memory) => state.Status is Rectifying or Reinspecting or Interview
        ? state.Findings.Where(f => f.Status is FindingStatus.Open or FindingStatus.Overdue).SelectMany(f => Act(state, f, memory))
        : [];

    private IEnumerable<TargetStep> Act(RectificationState state, Finding finding, TargetMemory memory)
    {
        var ready = ReadyAt(state, finding);
        if (Ask(state, finding, ready, memory) is { } asked) yield return asked;
        if (finding.Way == CureWay.HandIn)
        {
            foreach (var paper in finding.Papers)
            {
                if (HandInAt(state, finding, paper, ready, memory) is { } at) yield return new(at, new HandIn(finding.Item, paper.Name), Door);
            }
        }
        else if (ready is { } fixedAt)
        {
            yield return new(fixedAt, new ReportFixed(finding.Item, "企业报告已整改"), SimulatedOffice.Handler(state));
        }
    }

    private DateTimeOffset? HandInAt(RectificationState state, Finding finding, HandInPaper paper, DateTimeOffset? ready, TargetMemory memory)
    {
        var handIns = memory.HandInsOf(state, finding.Item);
        return paper.Status switch
        {
            PaperStatus.Pending => ready,
            PaperStatus.Rejected => After(handIns.JudgedAt, finding, Draw.HandInAgain, model.HandInAgain, TimeUnit.WorkingHours, (state.Round * 100) + handIns.Times),
            _ => null,
        };
    }

    /// <summary>The department asks when it is reminded of a term that will not be enough.</summary>
    private TargetStep? Ask(RectificationState state, Finding finding, DateTimeOffset? ready, TargetMemory memory) =>
        finding.Status == FindingStatus.Open && state.Extension is null && !memory.HasAsked(state, finding)
        && state.Find(DeadlineKind.Rectification, finding.Item) is { Status: DeadlineStatus.Running } term && ready > term.DueAt
        && chance.For(finding.Item).Happens(Draw.Extension, model.ExtensionShare, (state.Round * 10) + finding.Term)
            ? new(term.Alerts.Count > 0 ? term.Alerts[0].At : term.StartedAt, new RequestTermExtension(finding.Item, model.ExtensionDays, "整改尚需时日"), SimulatedOffice.Handler(state))
            : null;

    /// <summary>UTC; when the work on a finding is done, <c>null</c> for never. What was begun in the first term goes on in the second.</summary>
    private DateTimeOffset? ReadyAt(RectificationState state, Finding finding)
    {
        var misses = chance.Happens(Draw.MissesFirstTerm, model.MissesFirstTermShare, state.Round);
        DateTimeOffset? first = misses ? null : Done(state.Order!.At, state, finding, term: 1);
        if (finding.Term == 1) return first;
        var again = state.Find(DeadlineKind.Rectification, finding.Item)!.StartedAt;
        return first >= again ? first
            : misses && chance.Happens(Draw.MissesSecondTerm, model.MissesSecondTermShare, state.Round) ? null
            : Done(again, state, finding, term: 2);
    }

    private DateTimeOffset Done(DateTimeOffset from, RectificationState state, Finding finding, int term) => After(
        from, finding, Draw.Cure, model.Cures.First(c => c.Covers(finding)).Delay,
        finding.Way == CureWay.StopAtOnce ? TimeUnit.UrgentHours : TimeUnit.WorkingHours, (state.Round * 10) + term);

    private DateTimeOffset After(DateTimeOffset from, Finding finding, Draw draw, Delay delay, TimeUnit unit, int number) =>
        calendar.After(from, chance.For(finding.Item).Hours(draw, delay, number), unit);
}
