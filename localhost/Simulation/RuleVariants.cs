using System.Text.Json.Serialization.Metadata;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>A whole set of reference data under a short name.</summary>
/// <param name="Edition">Of the set that is tried, or that it is compared with.</param>
internal sealed record RuleVariant(string Name, string Edition, ReferenceData Data);

/// <summary>The town's own rules, or what is tried in their place.</summary>
internal static class RuleVariants
{
    private const string Own = "seeds";

    /// <returns>One or two, in the order in which they are compared.</returns>
    /// <exception cref="ReferenceDataException">A set cannot be read or does not go with the others.</exception>
    /// <exception cref="FormatException">So many cannot be compared.</exception>
    public static IReadOnlyList<RuleVariant> Load(string seeds, IReadOnlyList<FileInfo> levels, IReadOnlyList<FileInfo> rules)
    {
        if (levels.Count + rules.Count > 2 || (levels.Count > 0 && rules.Count > 0)) throw new FormatException("Compare two sets of --levels or two sets of --rules.");
        var own = ReferenceFiles.Load(seeds);
        return rules.Count > 0 ? OfRules(own, rules) : OfLevels(own, levels);
    }

    /// <param name="compared">Files of campaign templates, or the directories that they are in.</param>
    /// <returns>One or two, in the order in which they are compared.</returns>
    /// <exception cref="ReferenceDataException">A set cannot be read or does not go with the others.</exception>
    /// <exception cref="FormatException">So many cannot be compared.</exception>
    public static IReadOnlyList<RuleVariant> LoadTemplates(string seeds, IReadOnlyList<FileInfo> compared)
    {
        if (compared.Count > 2) throw new FormatException("Compare two sets of campaign templates.");
        var own = ReferenceFiles.Load(seeds);
        return Compared(
            new RuleVariant(Own, own.CampaignTemplateSet.Edition, own),
            compared.Select(f => Directory.Exists(f.FullName) ? new FileInfo(Path.Combine($"{f}", ReferenceFile.CampaignTemplates)) : f).Select(f =>
            {
                var set = Read(f, ReferenceJson.Strict.CampaignTemplateSet);
                return Checked(new RuleVariant($"{f}", set.Edition, own with { CampaignTemplateSet = set }), ReferenceFile.CampaignTemplates);
            }));
    }

    private static IReadOnlyList<RuleVariant> OfLevels(ReferenceData own, IReadOnlyList<FileInfo> files) => Compared(
        new RuleVariant(Own, own.ServiceLevelSet.Edition, own),
        files.Select(f =>
        {
            var set = Read(f, ReferenceJson.Strict.ServiceLevelSet);
            return Checked(new RuleVariant($"{f}", set.Edition, own with { ServiceLevelSet = set }), ReferenceFile.ServiceLevels);
        }));

    private static IReadOnlyList<RuleVariant> OfRules(ReferenceData own, IReadOnlyList<FileInfo> files) => Compared(
        new RuleVariant(Own, own.DispatchRuleSet.Edition, own),
        files.Select(f =>
        {
            var set = Read(f, ReferenceJson.Strict.DispatchRuleSet);
            return Checked(new RuleVariant($"{f}", set.Edition, own with { DispatchRuleSet = set }), ReferenceFile.DispatchRules);
        }));

    private static IReadOnlyList<RuleVariant> Compared(RuleVariant own, IEnumerable<RuleVariant> tried) => tried.ToList() is { Count: 2 } both ? both : [own, .. tried];

    private static T Read<T>(FileInfo file, JsonTypeInfo<T> type) where T : class
    {
        var problems = new List<ReferenceProblem>();
        return ReferenceReader.Read(File.ReadAllBytes(file.FullName), type, $"{file}", problems) ?? throw new ReferenceDataException(problems);
    }

    /// <summary>Problems carry the name of the file that was given, not of the one that it stands for.</summary>
    private static RuleVariant Checked(RuleVariant variant, string standsFor) => variant.Data.FindProblems() is { Count: > 0 } problems
        ? throw new ReferenceDataException([.. problems.Select(p => p.File == standsFor ? p with { File = variant.Name } : p)])
        : variant;
}
