using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

/// <summary>Checks on the set and on each level by itself; <see cref="CoverageChecks"/> looks at them together.</summary>
internal static class ServiceLevelChecks
{
    private const string File = ReferenceFile.ServiceLevels;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var set = data.ServiceLevelSet;
        return OfSet(set)
            .Concat(set.Levels.Index().SelectMany(l => Find(l.Item, $"levels[{l.Index}]", data)))
            .Concat(Names.Repeated(File, set.Levels.Select(l => l.Id), i => $"levels[{i}].id"));
    }

    private static IEnumerable<ReferenceProblem> OfSet(ServiceLevelSet set)
    {
        if (set.MaxRounds < 1) yield return new(File, "maxRounds", "A case has at least one round.");
        if (set.CallBackTries < 1) yield return new(File, "callBackTries", "A citizen is called at least once.");
        foreach (var problem in UnknownSources(set.CallBackSources, "callBackSources")) yield return problem;
    }

    private static IEnumerable<ReferenceProblem> Find(ServiceLevel level, string place, ReferenceData data)
    {
        if (!DeadlineKinds.OfCases.Contains(level.Deadline)) yield return new(File, $"{place}.deadline", "Only the waits of a case have service levels; terms of rectification stand in the campaign templates.");
        if (level.Deadline != DeadlineKind.Handling && level.Limit is null) yield return new(File, $"{place}.limit", "Only handling can leave its limit to the category; give one.");
        if (level.CappedByCategory && (level.Deadline != DeadlineKind.Handling || level.Limit is null))
            yield return new(File, $"{place}.cappedByCategory", "Only a limit of handling can be capped by the category's.");
        if (level.RemindAt is not (> 0 and < 1)) yield return new(File, $"{place}.remindAt", $"{level.RemindAt} is no share of the time between 0 and 1.");
        IEnumerable<ReferenceProblem> further =
        [
            .. Names.NotShort(File, level.Id, $"{place}.id"),
            .. level.Limit is { } limit ? Limits.Wrong(File, limit, $"{place}.limit", least: 1, data.ServiceLevelSet.Demo) : [],
            .. UnknownSources(level.When.Sources ?? [], $"{place}.when.sources"),
            .. CategoryPrefixes.Unknown(File, level.When.Categories, $"{place}.when.categories", data),
            .. EscalationChecks.Find(level, place, data.ServiceLevelSet.Demo),
        ];
        foreach (var problem in further) yield return problem;
    }

    private static IEnumerable<ReferenceProblem> UnknownSources(IReadOnlyList<string> sources, string place) =>
        sources.Index().Where(s => !CaseLifecycle.Sources.Contains(s.Item, StringComparer.Ordinal))
            .Select(s => new ReferenceProblem(File, $"{place}[{s.Index}]", $"'{s.Item}' is none of {string.Join(", ", CaseLifecycle.Sources)}."));
}
