using System.Text.RegularExpressions;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

internal static partial class CategoryChecks
{
    private const string File = ReferenceFile.Categories;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data) =>
        data.CategorySet.Categories.Index().SelectMany(c => Find(c.Item, $"categories[{c.Index}]"))
            .Concat(FindFallback(data.CategorySet))
            .Concat(Find(data.CategorySet.Duplicates, "duplicates"))
            .Concat(Names.Repeated(File, data.CategorySet.Categories.Select(c => c.Code), i => $"categories[{i}].code"));

    private static IEnumerable<ReferenceProblem> Find(Category category, string place)
    {
        if (category.Kind is not ("component" or "event")) yield return new(File, $"{place}.kind", $"'{category.Kind}' is neither component nor event.");
        else if (!ClassCode().IsMatch(category.Code) || category.Code.StartsWith('P') != (category.Kind == "component"))
            yield return new(File, $"{place}.code", $"'{category.Code}' is not five digits, with a leading P for a component and without for an event.");
        if (category.OldCode is { } old && !OldCode().IsMatch(old)) yield return new(File, $"{place}.oldCode", $"'{old}' is not of the form 01-10.");
        if (category.Conditions.Count == 0) yield return new(File, $"{place}.conditions", "At least one condition; without one no case can be filed.");
        foreach (var problem in category.Conditions.Index().SelectMany(c => Find(c.Item, $"{place}.conditions[{c.Index}]"))) yield return problem;
        if (category.Words.Any(string.IsNullOrWhiteSpace)) yield return new(File, $"{place}.words", "An empty word would be in every text; take it out.");
        foreach (var problem in Find(category.Duplicates, $"{place}.duplicates")) yield return problem;
        foreach (var problem in Names.Repeated(File, category.Conditions.Select(c => c.Code), i => $"{place}.conditions[{i}].code")) yield return problem;
    }

    private static IEnumerable<ReferenceProblem> Find(CategoryCondition condition, string place) =>
    [
        .. Names.NotShort(File, condition.Code, $"{place}.code"),
        .. Limits.Wrong(File, condition.Limit, $"{place}.limit", least: 1, secondsAllowed: false),
    ];

    private static IEnumerable<ReferenceProblem> FindFallback(CategorySet set) =>
        set.Fallback is null || set.Categories.Any(c => c.Code == set.Fallback) ? [] : [new(File, "fallback", $"'{set.Fallback}' is no code of a category.")];

    private static IEnumerable<ReferenceProblem> Find(DuplicateRule? rule, string place)
    {
        if (rule is null) yield break;
        if (rule.WithinMetres is < 0 or > 5_000) yield return new(File, $"{place}.withinMetres", $"{rule.WithinMetres} is not from 0 (none suggested) to 5000.");
        if (rule.WithinDays is < 1 or > 365) yield return new(File, $"{place}.withinDays", $"{rule.WithinDays} is not from 1 to 365.");
    }

    [GeneratedRegex("^P?[0-9]{5}$", RegexOptions.NonBacktracking)]
    private static partial Regex ClassCode();

    [GeneratedRegex("^[0-9]{2}-[0-9]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex OldCode();
}
