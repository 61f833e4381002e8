using System.Security.Cryptography;
using System.Text.Json;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

/// <summary>Where campaigns are decided. Their id is the planner's own, so that the same plan sent twice is one campaign.</summary>
public sealed class CampaignDesk(CampaignStore campaigns, ReferenceInForce reference, TimeProvider clock)
{
    private const int MostSections = 100;
    private const int MostUnits = 20;

    /// <exception cref="CommandRejectedException">The plan says something that cannot be, or its id stands for another.</exception>
    public async Task<(Campaign Campaign, bool IsNew)> CreateAsync(CampaignPlan plan, Actor actor, CancellationToken cancellationToken)
    {
        var data = (await reference.GetAsync(cancellationToken)).Data;
        var template = data.CampaignTemplateSet.Templates.FirstOrDefault(t => t.Code == plan.Template);
        if ((Refuse(plan) ?? RefuseWith(plan, template, data)) is { } refusal) throw new CommandRejectedException(refusal.Rejection!, []);
        var campaign = new Campaign
        {
            Id = plan.Id,
            Name = string.IsNullOrWhiteSpace(plan.Name) ? template!.Name : plan.Name,
            Template = template!,
            Edition = data.CampaignTemplateSet.Edition,
            From = plan.From,
            Until = plan.Until,
            Units = plan.Units,
            Sections = plan.Sections,
            Grids = plan.Grids,
            CreatedAt = clock.Now(),
            CreatedBy = actor.Id,
        };
        return await campaigns.AddAsync(campaign, Hash(plan), cancellationToken)
            ?? throw new CommandRejectedException(new Rejection(RejectionKind.State, "campaign-exists", $"'{plan.Id}' stands for another campaign; take another id."), []);
    }

    private static Decision? Refuse(CampaignPlan plan) =>
        !CampaignPlan.IsId(plan.Id) ? Decision.Invalid("campaign-id-invalid", "'id' takes lower-case letters, digits and hyphens, at most 40, a letter first.")
        : plan.Until < plan.From ? Decision.Invalid("period-invalid", "'until' is before 'from'.")
        : plan.Units.Count is < 1 or > MostUnits ? Decision.Invalid("units-missing", $"'units' names 1 to {MostUnits} departments; the first leads.")
        : plan.Sections.Count > MostSections ? Decision.Invalid("too-many-sections", $"A campaign takes {MostSections} road sections.")
        : plan.Sections.Select(s => Wording.Missing("sections", s, Wording.MaxLineLength)).FirstOrDefault(r => r is not null)
            ?? Wording.TooLong("name", plan.Name, Wording.MaxLineLength);

    private static Decision? RefuseWith(CampaignPlan plan, CampaignTemplate? template, ReferenceData data)
    {
        var (units, grids) = (data.UnitSet.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal), data.GridSet.Grids.Select(g => g.Code).ToHashSet(StringComparer.Ordinal));
        return template is null ? Decision.Invalid("unknown-template", $"'{plan.Template}' is none of {string.Join(", ", data.CampaignTemplateSet.Templates.Select(t => t.Code))}.")
            : plan.Units.Select(u => u ?? "").FirstOrDefault(u => !units.Contains(u)) is { } unit ? Decision.Invalid("unknown-unit", $"No unit '{unit}' in the reference data.")
            : plan.Grids.Select(g => g ?? "").FirstOrDefault(g => !grids.Contains(g)) is { } grid ? Decision.Invalid("unknown-grid", $"No grid '{grid}' in the reference data.")
            : null;
    }

    private static string Hash(CampaignPlan plan) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan, RectificationJson.Stored.CampaignPlan)));
}
