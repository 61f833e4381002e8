using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Reference;

internal static class DispatchRuleChecks
{
    private const string File = ReferenceFile.DispatchRules;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var rules = data.DispatchRuleSet.Rules;
        return rules.Index().SelectMany(r => Find(r.Item, $"rules[{r.Index}]", data))
            .Concat(Names.Repeated(File, rules.Select(r => r.Id), i => $"rules[{i}].id"))
            .Concat(rules.Count > 0 && CatchesAll(rules[^1]) ? []
                : [new(File, "rules", "End with a rule without categories and grids that names a unit; otherwise some cases find none.")]);
    }

    private static bool CatchesAll(DispatchRule rule) =>
        rule.Categories is null && rule.Grids is null && rule.Units.Any(u => u != Dispatcher.PropertyUnit);

    private static IEnumerable<ReferenceProblem> Find(DispatchRule rule, string place, ReferenceData data)
    {
        if (rule.Units.Count == 0) yield return new(File, $"{place}.units", "Name at least one unit.");
        if (rule.JointUnits.Count > CaseLifecycle.MaxJointUnits) yield return new(File, $"{place}.jointUnits", $"At most {CaseLifecycle.MaxJointUnits} joint units.");
        IEnumerable<ReferenceProblem> further =
        [
            .. Names.NotShort(File, rule.Id, $"{place}.id"),
            .. CategoryPrefixes.Unknown(File, rule.Categories, $"{place}.categories", data),
            .. Unknown(rule.Grids ?? [], data.GridSet.Grids.Select(g => g.Code), $"{place}.grids", ReferenceFile.Grids),
            .. Unknown(rule.Units, data.UnitSet.Units.Select(u => u.Code).Append(Dispatcher.PropertyUnit), $"{place}.units", ReferenceFile.Units),
            .. Unknown(rule.JointUnits, data.UnitSet.Units.Select(u => u.Code), $"{place}.jointUnits", ReferenceFile.Units),
        ];
        foreach (var problem in further) yield return problem;
    }

    private static IEnumerable<ReferenceProblem> Unknown(IReadOnlyList<string> codes, IEnumerable<string> known, string place, string where)
    {
        var set = known.ToHashSet(StringComparer.Ordinal);
        return codes.Index().Where(c => !set.Contains(c.Item))
            .Select(c => new ReferenceProblem(File, $"{place}[{c.Index}]", $"'{c.Item}' is not in {where}."));
    }
}
