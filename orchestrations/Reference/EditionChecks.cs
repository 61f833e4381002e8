namespace Xinjing.Serverless.Reference;

internal static class EditionChecks
{
    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        IEnumerable<(string File, string Edition)> editions =
        [
            (ReferenceFile.Grids, data.GridSet.Edition), (ReferenceFile.Units, data.UnitSet.Edition), (ReferenceFile.Staff, data.StaffSet.Edition),
            (ReferenceFile.Categories, data.CategorySet.Edition), (ReferenceFile.ServiceLevels, data.ServiceLevelSet.Edition),
            (ReferenceFile.DispatchRules, data.DispatchRuleSet.Edition), (ReferenceFile.Calendar, data.CalendarSet.Edition),
        ];
        return editions.Where(e => string.IsNullOrWhiteSpace(e.Edition))
            .Select(e => new ReferenceProblem(e.File, "edition", "Give the set a name and a date; deadlines quote it as their proof."));
    }
}
