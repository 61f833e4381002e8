using System.Text.Json.Serialization.Metadata;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>A whole set of reference data under a short name.</summary>
internal sealed record RuleVariant(string Name, ReferenceData Data);

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
        var json = ReferenceJson.Strict;
        RuleVariant[] tried =
        [
            .. levels.Select(f => Checked(f, own with { ServiceLevelSet = Read(f, json.ServiceLevelSet) })),
            .. rules.Select(f => Checked(f, own with { DispatchRuleSet = Read(f, json.DispatchRuleSet) })),
        ];
        return tried.Length == 2 ? tried : [new RuleVariant(Own, own), .. tried];
    }

    private static T Read<T>(FileInfo file, JsonTypeInfo<T> type) where T : class
    {
        var problems = new List<ReferenceProblem>();
        return ReferenceReader.Read(File.ReadAllBytes(file.FullName), type, file.Name, problems) ?? throw new ReferenceDataException(problems);
    }

    private static RuleVariant Checked(FileInfo file, ReferenceData data) =>
        data.FindProblems() is { Count: > 0 } problems ? throw new ReferenceDataException(problems) : new RuleVariant(file.Name, data);
}
