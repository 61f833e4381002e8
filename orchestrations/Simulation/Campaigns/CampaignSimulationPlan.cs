using System.Globalization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>What campaign is simulated, whatever template it meets.</summary>
public sealed record CampaignSimulationPlan : SimulatedPeriod
{
    public required CampaignBehaviour Behaviour { get; init; }

    /// <summary>Code of the template, in whichever set.</summary>
    public required string Template { get; init; }

    /// <summary>The list of targets.</summary>
    public required IReadOnlyList<TargetRow> Rows { get; init; }

    public override string Model => Behaviour.Edition;

    /// <summary>The first thing that keeps the plan from being run on each of these sets; <c>null</c> when nothing does.</summary>
    public string? FindProblem(IReadOnlyList<ReferenceData> compared) =>
        FindNoCalendar(compared[0])
        ?? FindStranger(Behaviour.Teams.Select(t => t.Unit).OfType<string>().Prepend(Behaviour.LeadUnit), compared[0])
        ?? compared.Select(FindNoTemplate).FirstOrDefault(p => p is not null)
        ?? FindUnknownItem([.. compared.SelectMany(d => d.CampaignTemplateSet.Templates).SelectMany(t => t.Items).Select(i => i.Code)])
        ?? compared.Select(FindNobody).FirstOrDefault(p => p is not null);

    /// <summary>The campaign with the template of a set; every department that the list names takes part.</summary>
    internal Campaign CampaignOn(ReferenceData data)
    {
        var template = TemplateOf(data)!;
        var units = Rows.Select(r => r.Entry?.Unit).OfType<string>().Intersect(data.UnitSet.Units.Select(u => u.Code), StringComparer.Ordinal);
        return new Campaign
        {
            Id = "simulated",
            Name = template.Name,
            Template = template,
            Edition = data.CampaignTemplateSet.Edition,
            From = From,
            Until = From.AddDays(Days - 1),
            Units = [.. units.Prepend(Behaviour.LeadUnit).Distinct(StringComparer.Ordinal)],
            CreatedAt = ShanghaiTime.Midnight(From),
            CreatedBy = Actor.System.Id,
        };
    }

    private CampaignTemplate? TemplateOf(ReferenceData data) => data.CampaignTemplateSet.Templates.FirstOrDefault(t => t.Code == Template);

    private string? FindNoTemplate(ReferenceData data) => TemplateOf(data) is null
        ? $"There is no template '{Template}' in {data.CampaignTemplateSet.Edition}, which has {string.Join(", ", data.CampaignTemplateSet.Templates.Select(t => t.Code))}."
        : null;

    private string? FindUnknownItem(HashSet<string> known) =>
        Behaviour.Findings.SelectMany(f => f.Items ?? []).Concat(Behaviour.Cures.SelectMany(c => c.Items ?? [])).FirstOrDefault(i => !known.Contains(i)) is { } unknown
            ? $"The behaviour names an item '{unknown}', which no template has."
            : null;

    private string? FindNobody(ReferenceData data) => ListedTargets.Of(this, data) is { Targets.Count: 0, Refusals: [var first, ..] }
        ? string.Create(CultureInfo.InvariantCulture, $"Nobody on the list can be listed. {first}")
        : null;
}
