using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Dispatch;

/// <summary>Finds the unit for a case by grid and category; pure.</summary>
public sealed class Dispatcher(IReadOnlyList<DispatchRule> rules, IReadOnlyList<Grid> grids, IReadOnlyList<Unit> units)
{
    /// <summary>In a rule's units: the property unit of the case's grid.</summary>
    public const string PropertyUnit = "@property";

    private readonly HashSet<string> _units = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, Grid> _grids = grids.ToDictionary(g => g.Code, StringComparer.Ordinal);

    public bool HasUnit(string code) => _units.Contains(code);

    /// <summary>Staff id of a unit's leader; <c>null</c> for a unit that is no longer in the reference data.</summary>
    public string? LeaderOf(string unit) => units.FirstOrDefault(u => u.Code == unit)?.Leader;

    public bool HasGrid(string code) => _grids.ContainsKey(code);

    /// <summary>The grid whose outline holds the point; <c>null</c> outside the town.</summary>
    public Grid? GridAt(GeoPoint point) => grids.FirstOrDefault(g => Polygons.Contains(g.Polygon, point));

    /// <summary>The assignment that the first matching rule makes, passing over units that returned the case; <c>null</c> when none is left.</summary>
    public CaseAssigned? Choose(CaseState state)
    {
        var rule = rules.FirstOrDefault(r => r.Covers(state.Category, state.Grid));
        var unit = rule?.Units.Select(u => Resolve(u, state)).FirstOrDefault(u => u is not null && !state.ReturnedBy.Contains(u, StringComparer.Ordinal));
        return unit is null ? null : new CaseAssigned(unit, [.. rule!.JointUnits.Where(u => u != unit)], Note: null, rule.Id);
    }

    private string? Resolve(string unit, CaseState state) =>
        unit != PropertyUnit ? unit
        : state.Grid is not null && _grids.TryGetValue(state.Grid, out var grid) ? grid.PropertyUnit
        : null;
}
