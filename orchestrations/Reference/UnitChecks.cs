using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Reference;

internal static class UnitChecks
{
    private const string File = ReferenceFile.Units;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data) =>
        data.UnitSet.Units.Index().SelectMany(u => Find(u.Item, $"units[{u.Index}]", data.StaffSet.Staff))
            .Concat(data.UnitSet.Units.Index().SelectMany(u => Names.NotShort(File, u.Item.Code, $"units[{u.Index}].code")))
            .Concat(Names.Repeated(File, data.UnitSet.Units.Select(u => u.Code), i => $"units[{i}].code"));

    private static IEnumerable<ReferenceProblem> Find(Unit unit, string place, IReadOnlyList<StaffMember> staff)
    {
        var leaders = staff.Where(s => s.Id == unit.Leader).ToList();
        if (leaders.Count == 0) yield return new(File, $"{place}.leader", $"Nobody with id '{unit.Leader}' in {ReferenceFile.Staff}.");
        else if (leaders.TrueForAll(l => l.Unit != unit.Code)) yield return new(File, $"{place}.leader", $"'{unit.Leader}' belongs to unit '{leaders[0].Unit}'.");
    }
}
