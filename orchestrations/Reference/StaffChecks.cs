using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Reference;

internal static class StaffChecks
{
    private const string File = ReferenceFile.Staff;
    private static readonly string[] Roles = [.. Enum.GetValues<Role>().Select(Word)];

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var units = data.UnitSet.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var staff = data.StaffSet.Staff;
        return staff.Index().SelectMany(s => Find(s.Item, $"staff[{s.Index}]", units))
            .Concat(Names.Repeated(File, staff.Select(s => s.Id), i => $"staff[{i}].id"))
            .Concat(Names.Repeated(File, staff.Select(s => s.WeComId), i => $"staff[{i}].weComId"))
            .Concat(Names.Repeated(File, staff.Select(s => s.Office?.ToString()), i => $"staff[{i}].office"));
    }

    private static IEnumerable<ReferenceProblem> Find(StaffMember member, string place, HashSet<string> units)
    {
        if (string.IsNullOrWhiteSpace(member.Id) || member.Id.StartsWith('@'))
            yield return new(File, $"{place}.id", "An id is the sub of a token: not empty, and no leading '@', which marks the system.");
        if (!units.Contains(member.Unit)) yield return new(File, $"{place}.unit", $"No unit '{member.Unit}' in {ReferenceFile.Units}.");
        if (member.Roles.Count == 0) yield return new(File, $"{place}.roles", $"At least one of {string.Join(", ", Roles)}.");
        foreach (var (index, role) in member.Roles.Index())
        {
            if (!Roles.Contains(role, StringComparer.Ordinal)) yield return new(File, $"{place}.roles[{index}]", $"'{role}' is none of {string.Join(", ", Roles)}.");
        }
    }

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
