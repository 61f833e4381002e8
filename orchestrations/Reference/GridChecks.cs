using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Reference;

internal static class GridChecks
{
    private const string File = ReferenceFile.Grids;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var units = data.UnitSet.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        return data.GridSet.Grids.Index().SelectMany(g => Find(g.Item, $"grids[{g.Index}]", units))
            .Concat(Names.Repeated(File, data.GridSet.Grids.Select(g => g.Code), i => $"grids[{i}].code"));
    }

    private static IEnumerable<ReferenceProblem> Find(Grid grid, string place, HashSet<string> units)
    {
        if (grid.Code.Length != 15 || !grid.Code.All(char.IsAsciiDigit))
            yield return new(File, $"{place}.code", $"'{grid.Code}' is not fifteen digits: district 6, town 3, community 3, grid 3.");
        if (grid.PropertyUnit is { } unit && !units.Contains(unit))
            yield return new(File, $"{place}.propertyUnit", $"No unit '{unit}' in {ReferenceFile.Units}; add it or leave the property unit out.");
    }
}
