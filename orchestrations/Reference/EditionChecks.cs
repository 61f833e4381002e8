using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Reference;

internal static class EditionChecks
{
    /// <summary>It stands in every deadline of a case, whose row has its limits.</summary>
    private const int MostCharacters = 100;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        IEnumerable<(string File, string Edition)> editions =
        [
            (ReferenceFile.Grids, data.GridSet.Edition), (ReferenceFile.Units, data.UnitSet.Edition), (ReferenceFile.Staff, data.StaffSet.Edition),
            (ReferenceFile.Categories, data.CategorySet.Edition), (ReferenceFile.ServiceLevels, data.ServiceLevelSet.Edition),
            (ReferenceFile.DispatchRules, data.DispatchRuleSet.Edition), (ReferenceFile.Calendar, data.CalendarSet.Edition),
            (ReferenceFile.HotlineColumns, data.HotlineColumnSet.Edition), (ReferenceFile.Bulletin, data.BulletinSet.Edition),
            (ReferenceFile.CampaignTemplates, data.CampaignTemplateSet.Edition),
        ];
        return editions.Where(e => string.IsNullOrWhiteSpace(e.Edition) || e.Edition.Length > MostCharacters || PlainText.Clean(e.Edition) != e.Edition)
            .Select(e => new ReferenceProblem(e.File, "edition", $"Give the set a name and a date, {MostCharacters} characters at most; deadlines quote it as their proof."));
    }
}
