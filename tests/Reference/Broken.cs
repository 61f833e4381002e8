using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>The good data with one thing changed, and what must be said about it.</summary>
internal static class Broken
{
    private static ReferenceData Good => Seeds.Town;

    public static ReferenceData Grids(Func<IReadOnlyList<Grid>, IReadOnlyList<Grid>> change) =>
        Good with { GridSet = Good.GridSet with { Grids = change(Good.GridSet.Grids) } };

    public static ReferenceData Units(Func<IReadOnlyList<Unit>, IReadOnlyList<Unit>> change) =>
        Good with { UnitSet = Good.UnitSet with { Units = change(Good.UnitSet.Units) } };

    public static ReferenceData Staff(Func<IReadOnlyList<StaffMember>, IReadOnlyList<StaffMember>> change) =>
        Good with { StaffSet = Good.StaffSet with { Staff = change(Good.StaffSet.Staff) } };

    public static ReferenceData Categories(Func<IReadOnlyList<Category>, IReadOnlyList<Category>> change) =>
        Good with { CategorySet = Good.CategorySet with { Categories = change(Good.CategorySet.Categories) } };

    public static ReferenceData Levels(Func<ServiceLevelSet, ServiceLevelSet> change) =>
        Good with { ServiceLevelSet = change(Good.ServiceLevelSet) };

    /// <summary>One level of the town's set, by its id.</summary>
    public static ReferenceData Level(string id, Func<ServiceLevel, ServiceLevel> change) =>
        Levels(set => set with { Levels = [.. set.Levels.Select(l => l.Id == id ? change(l) : l)] });

    public static ReferenceData Rules(Func<IReadOnlyList<DispatchRule>, IReadOnlyList<DispatchRule>> change) =>
        Good with { DispatchRuleSet = Good.DispatchRuleSet with { Rules = change(Good.DispatchRuleSet.Rules) } };

    public static ReferenceData Calendar(Func<CalendarSet, CalendarSet> change) => Good with { CalendarSet = change(Good.CalendarSet) };

    /// <summary>The list with one element changed.</summary>
    public static IReadOnlyList<T> At<T>(this IReadOnlyList<T> list, Index index, Func<T, T> change)
    {
        var copy = list.ToArray();
        copy[index] = change(copy[index]);
        return copy;
    }

    /// <summary>That there is this problem, and no other.</summary>
    public static void HasOnly(this ReferenceData data, string file, string place, string words)
    {
        var problem = Assert.Single(data.FindProblems());
        Assert.Equal((file, place), (problem.File, problem.Place));
        Assert.Contains(words, problem.Change, StringComparison.Ordinal);
    }
}
