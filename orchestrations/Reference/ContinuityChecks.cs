namespace Xinjing.Serverless.Reference;

/// <summary>Checks on what a new set must keep, because stored cases refer to it.</summary>
internal static class ContinuityChecks
{
    public static IEnumerable<ReferenceProblem> Find(ReferenceData before, ReferenceData after) =>
        from category in before.CategorySet.Categories
        let kept = after.CategorySet.Categories.FirstOrDefault(c => c.Code == category.Code)
        from condition in category.Conditions
        where kept?.Conditions.Any(c => c.Code == condition.Code) != true
        select new ReferenceProblem(
            ReferenceFile.Categories, "categories", $"Category {category.Code} with condition '{condition.Code}' is gone, and cases may stand under it; keep it.");
}
