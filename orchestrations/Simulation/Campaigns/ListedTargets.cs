using System.Globalization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>The list as the campaign's rules take it.</summary>
/// <param name="Refusals">Rows that are not on it, and why.</param>
internal sealed record ListedTargets(IReadOnlyList<ListedTarget> Targets, IReadOnlyList<string> Refusals)
{
    /// <summary>Everybody is listed when the first day begins. Of rows that name the same target the first counts.</summary>
    public static ListedTargets Of(CampaignSimulationPlan plan, ReferenceData data)
    {
        var (campaign, at) = (plan.CampaignOn(data), ShanghaiTime.Midnight(plan.From));
        var lifecycle = new RectificationLifecycle(campaign, data.CreatePlanner());
        var (targets, refusals) = (new List<ListedTarget>(), new List<string>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in plan.Rows)
        {
            var id = row.Entry is { } entry ? RectificationId.Create(campaign, entry.Key) : "";
            var decision = row.Entry is null ? Decision.Invalid("row-unreadable", row.Problem ?? "")
                : !seen.Add(id) ? Decision.Invalid("row-repeated", "An earlier row names the same target.")
                : lifecycle.Decide(state: null, new ListTarget(id, row.Entry, FoundOnStreet: false), Actor.System, at);
            if (decision.Rejection is { } no) refusals.Add(string.Create(CultureInfo.InvariantCulture, $"Row {row.Number}: {no.Detail}"));
            else targets.Add(new ListedTarget(RectificationLifecycle.Apply(state: null, new RecordedEvent(1, at, Actor.System.Id, decision.Events[0]), id), new Chance(plan.Seed, row.Number)));
        }

        return new ListedTargets(targets, refusals);
    }
}

/// <param name="Chance">The same for the same row, whatever the template.</param>
internal sealed record ListedTarget(RectificationState State, Chance Chance);
