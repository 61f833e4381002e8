using System.Text.Json.Serialization.Metadata;

namespace Xinjing.Serverless.Reference;

/// <summary>Reads the sets from a directory such as <c>seeds/</c>.</summary>
public static class ReferenceFiles
{
    /// <param name="levelsFile">Which set of service levels: the town's own, or the demo's.</param>
    /// <exception cref="ReferenceDataException">A file is missing or cannot be read, or the sets do not hold together.</exception>
    public static ReferenceData Load(string directory, string levelsFile = ReferenceFile.ServiceLevels)
    {
        var problems = new List<ReferenceProblem>();
        var json = ReferenceJson.Strict;
        var grids = Read(directory, ReferenceFile.Grids, json.GridSet, problems);
        var units = Read(directory, ReferenceFile.Units, json.UnitSet, problems);
        var staff = Read(directory, ReferenceFile.Staff, json.StaffSet, problems);
        var categories = Read(directory, ReferenceFile.Categories, json.CategorySet, problems);
        var levels = Read(directory, levelsFile, json.ServiceLevelSet, problems);
        var rules = Read(directory, ReferenceFile.DispatchRules, json.DispatchRuleSet, problems);
        var calendar = Read(directory, ReferenceFile.Calendar, json.CalendarSet, problems);
        var columns = Read(directory, ReferenceFile.HotlineColumns, json.HotlineColumnSet, problems);
        var bulletin = Read(directory, ReferenceFile.Bulletin, json.BulletinSet, problems);
        var templates = Read(directory, ReferenceFile.CampaignTemplates, json.CampaignTemplateSet, problems);
        if (problems.Count > 0) throw new ReferenceDataException(problems);
        var data = new ReferenceData
        {
            GridSet = grids!,
            UnitSet = units!,
            StaffSet = staff!,
            CategorySet = categories!,
            ServiceLevelSet = levels!,
            DispatchRuleSet = rules!,
            CalendarSet = calendar!,
            HotlineColumnSet = columns!,
            BulletinSet = bulletin!,
            CampaignTemplateSet = templates!,
        };
        problems.AddRange(data.FindProblems().Select(p => p.File == ReferenceFile.ServiceLevels ? p with { File = levelsFile } : p));
        return problems.Count == 0 ? data : throw new ReferenceDataException(problems);
    }

    private static T? Read<T>(string directory, string file, JsonTypeInfo<T> type, List<ReferenceProblem> problems) where T : class
    {
        var path = Path.Combine(directory, file);
        if (File.Exists(path)) return ReferenceReader.Read(File.ReadAllBytes(path), type, file, problems);
        problems.Add(new(file, "the whole file", $"Not found in {directory}."));
        return null;
    }
}
