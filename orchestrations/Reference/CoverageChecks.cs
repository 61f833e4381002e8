using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

/// <summary>Checks that every case finds a service level for every deadline it can get.</summary>
internal static class CoverageChecks
{
    private static readonly bool[] Either = [false, true];

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data) =>
        from kind in DeadlineKinds.OfCases
        let missing = Uncovered(kind, data).ToList()
        where missing.Count > 0
        select new ReferenceProblem(ReferenceFile.ServiceLevels, "levels",
            $"No level for {kind} of {missing.Count} kinds of case, such as {missing[0]}; end with a level of that kind without conditions.");

    private static IEnumerable<string> Uncovered(DeadlineKind kind, ReferenceData data)
    {
        var levels = data.ServiceLevelSet.Levels.Where(l => l.Deadline == kind).ToList();
        return
            from source in Sources(kind, data.ServiceLevelSet)
            from category in data.CategorySet.Categories
            from urgent in Either
            from rework in Either
            where levels.TrueForAll(l => !l.When.Covers(source, category.Code, urgent, rework))
            select $"source {source}, category {category.Code}, {(urgent ? "urgent" : "not urgent")}, {(rework ? "rework" : "first round")}";
    }

    private static IEnumerable<string> Sources(DeadlineKind kind, ServiceLevelSet set) =>
        kind is DeadlineKind.FirstContact or DeadlineKind.CallBack ? set.CallBackSources : CaseLifecycle.Sources;
}
