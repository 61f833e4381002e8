using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

internal static class EscalationChecks
{
    private const string File = ReferenceFile.ServiceLevels;

    public static IEnumerable<ReferenceProblem> Find(ServiceLevel level, string place, bool demo)
    {
        foreach (var (index, step) in level.Escalations.Index())
        {
            var at = $"{place}.escalations[{index}]";
            foreach (var problem in Limits.Wrong(File, step.After, $"{at}.after", least: 0, demo)) yield return problem;
            if (index > 0 && Misplaced(level.Escalations[index - 1].After, step.After) is { } misplaced) yield return new(File, $"{at}.after", misplaced);
            if (level.Deadline == DeadlineKind.Dispatch && step.To == EscalationTarget.UnitLeader)
                yield return new(File, $"{at}.to", "A case that waits for dispatch has no unit, so no unit leader; take center or deputyHead.");
        }
    }

    /// <summary>Steps in different units would stand in an order that the calendar decides, another one each week.</summary>
    private static string? Misplaced(TimeLimit before, TimeLimit after) =>
        after.Unit != before.Unit ? "The steps of one level count in one unit, so that their order is certain."
        : after.Amount < before.Amount ? "The step comes before the one above it; put them in order of their delay."
        : null;
}
