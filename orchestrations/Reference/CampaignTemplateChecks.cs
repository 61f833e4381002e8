using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Reference;

/// <summary>Checks on the templates of campaigns, each by itself: a campaign keeps a copy of its own.</summary>
internal static class CampaignTemplateChecks
{
    private const string File = ReferenceFile.CampaignTemplates;
    private const int MostRevisitDays = 366;

    /// <summary>Every one of them can be found and get a deadline, all in one event.</summary>
    private const int MostItems = 20;
    private static readonly TargetField[] Required = [TargetField.Name, TargetField.Kind, TargetField.Address];

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var set = data.CampaignTemplateSet;
        return set.Templates.Index().SelectMany(t => Find(t.Item, $"templates[{t.Index}]", set.Demo))
            .Concat(Names.Repeated(File, set.Templates.Select(t => t.Code), i => $"templates[{i}].code"))
            .Concat(Names.Repeated(File, set.Columns.Select(c => c.Field.ToString()), i => $"columns[{i}].field"))
            .Concat(Required.Where(field => set.Columns.All(c => c.Field != field || c.Headers.Count == 0))
                .Select(field => new ReferenceProblem(File, "columns", $"No column gives {field}, without which no target can be listed; add one.")));
    }

    private static IEnumerable<ReferenceProblem> Find(CampaignTemplate template, string place, bool demo) =>
    [
        .. Names.NotShort(File, template.Code, $"{place}.code"),
        .. template.Kinds.Count == 0 ? [new ReferenceProblem(File, $"{place}.kinds", "At least one kind of target.")] : Array.Empty<ReferenceProblem>(),
        .. template.HandOverTo.Count == 0 ? [new ReferenceProblem(File, $"{place}.handOverTo", "Name to whom a target is handed over that does not comply.")] : Array.Empty<ReferenceProblem>(),
        .. template.RemindAt is > 0 and < 1 ? Array.Empty<ReferenceProblem>() : [new ReferenceProblem(File, $"{place}.remindAt", $"{template.RemindAt} is no share of the time between 0 and 1.")],
        .. Names.Repeated(File, template.Kinds.SelectMany(k => k.Aliases.Prepend(k.Name).Prepend(k.Code).Distinct(StringComparer.Ordinal)), _ => $"{place}.kinds"),
        .. Names.Repeated(File, template.Bases.Select(b => b.Code), i => $"{place}.bases[{i}].code"),
        .. Names.Repeated(File, template.Items.Select(i => i.Code), i => $"{place}.items[{i}].code"),
        .. template.Kinds.Where(k => !template.ItemsOf(k.Code).Any()).Select(k => new ReferenceProblem(File, $"{place}.items", $"Nothing is looked at in a target of kind '{k.Code}'; give it an item.")),
        .. template.Kinds.Where(k => template.ItemsOf(k.Code).Count() > MostItems).Select(k => new ReferenceProblem(File, $"{place}.items", $"A target of kind '{k.Code}' has more than {MostItems} items; take some together.")),
        .. template.Items.Index().SelectMany(i => Find(template, i.Item, $"{place}.items[{i.Index}]", demo)),
        .. Terms(template.Terms).SelectMany(t => Limits.Wrong(File, t.Limit, $"{place}.terms.{t.Name}", least: 1, demo)),
        .. template.Escalations.Index().SelectMany(e => Limits.Wrong(File, e.Item.After, $"{place}.escalations[{e.Index}].after", least: 0, demo)),
        .. template.RevisitAfterDays.Index().Where(d => d.Item is < 1 or > MostRevisitDays || (d.Index > 0 && d.Item <= template.RevisitAfterDays[d.Index - 1]))
            .Select(d => new ReferenceProblem(File, $"{place}.revisitAfterDays[{d.Index}]", $"{d.Item}: days from 1 to {MostRevisitDays}, each later than the one before.")),
    ];

    private static IEnumerable<ReferenceProblem> Find(CampaignTemplate template, ChecklistItem item, string place, bool demo) =>
    [
        .. Names.NotShort(File, item.Code, $"{place}.code"),
        .. Limits.Wrong(File, item.Term, $"{place}.term", least: 1, demo),
        .. Names.Repeated(File, item.Papers, i => $"{place}.papers[{i}]"),
        .. item is { Way: CureWay.HandIn, Papers.Count: 0 } ? [new ReferenceProblem(File, $"{place}.papers", "What is handed in has to be named.")] : Array.Empty<ReferenceProblem>(),
        .. (item.Kinds ?? []).Index().Where(k => template.Kinds.All(known => known.Code != k.Item)).Select(k => new ReferenceProblem(File, $"{place}.kinds[{k.Index}]", $"No kind '{k.Item}' in the template.")),
        .. item.Bases.Index().Where(b => template.Bases.All(known => known.Code != b.Item)).Select(b => new ReferenceProblem(File, $"{place}.bases[{b.Index}]", $"No basis '{b.Item}' in the template.")),
    ];

    private static IEnumerable<(string Name, TimeLimit Limit)> Terms(CampaignTerms terms) =>
    [
        ("notice", terms.Notice), ("inspection", terms.Inspection), ("judgement", terms.Judgement), ("reinspection", terms.Reinspection),
        ("interview", terms.Interview), ("enforcement", terms.Enforcement), ("revisit", terms.Revisit),
    ];
}
