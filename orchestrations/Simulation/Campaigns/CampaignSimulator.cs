using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>
/// Runs the targets of a campaign through their lifecycle on virtual time, in memory. Targets wait for each other before the first
/// inspection only, and that is planned before; so each is run by itself to the end of the period. Pure: the same plan and the same
/// reference data give the same result.
/// </summary>
public static class CampaignSimulator
{
    /// <exception cref="InvalidOperationException">The rules refuse what the model does; it names target and command.</exception>
    public static CampaignResult Run(CampaignSimulationPlan plan, ReferenceData data)
    {
        var (campaign, calendar) = (plan.CampaignOn(data), data.CreateCalendar());
        var lifecycle = new RectificationLifecycle(campaign, data.CreatePlanner());
        var list = ListedTargets.Of(plan, data);
        var traces = new InspectionRounds(plan.Behaviour, data.CalendarSet).Plan(list.Targets, plan.End).ToList().AsParallel().AsOrdered()
            .Select(planned => Follow(planned.Target, planned.Visit));
        return new CampaignResult(plan, Simulator.All(traces), list.Refusals, Capacity(plan, list, calendar));

        TargetTrace Follow(ListedTarget target, FirstVisit visit) => new SimulatedTarget(
            lifecycle,
            new SimulatedOffice(plan.Behaviour, calendar, campaign.Template, visit, target.Chance),
            new SimulatedFirm(plan.Behaviour, calendar, target.Chance),
            target.State).RunUntil(plan.End);
    }

    private static Dictionary<string, double> Capacity(CampaignSimulationPlan plan, ListedTargets list, BusinessCalendar calendar)
    {
        var days = Enumerable.Range(0, plan.Days).Count(day => calendar.IsWorkingDay(plan.From.AddDays(day)));
        return list.Targets.Select(t => t.State.Unit).Distinct(StringComparer.Ordinal)
            .ToDictionary(unit => unit, unit => plan.Behaviour.TeamsOf(unit).CapacityIn(days), StringComparer.Ordinal);
    }
}
