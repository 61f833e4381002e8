namespace Xinjing.Serverless.Reference;

internal static class CategoryPrefixes
{
    /// <summary>Every prefix that no category begins with.</summary>
    public static IEnumerable<ReferenceProblem> Unknown(string file, IReadOnlyList<string>? prefixes, string place, ReferenceData data) =>
        (prefixes ?? []).Index()
            .Where(p => !data.CategorySet.Categories.Any(c => c.Code.StartsWith(p.Item, StringComparison.Ordinal)))
            .Select(p => new ReferenceProblem(file, $"{place}[{p.Index}]", $"No category in {ReferenceFile.Categories} begins with '{p.Item}'."));
}
