using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Reference;

/// <summary>Checks that every point of the town belongs to one grid at most.</summary>
internal static class OutlineChecks
{
    private const string File = ReferenceFile.Grids;

    public static IEnumerable<ReferenceProblem> Find(ReferenceData data)
    {
        var grids = data.GridSet.Grids;
        var problems = grids.Select((grid, i) => Find(grid, $"grids[{i}]")).ToList();
        var sound = Enumerable.Range(0, grids.Count).Where(i => problems[i] is null).ToList();
        return problems.OfType<ReferenceProblem>().Concat(
            from later in sound
            from earlier in sound
            where earlier < later && Outlines.Overlap(grids[earlier], grids[later])
            select new ReferenceProblem(File, $"grids[{later}].polygon", $"Overlaps grids[{earlier}] ({grids[earlier].Code}); let the two share their edge."));
    }

    private static ReferenceProblem? Find(Grid grid, string place) =>
        !grid.Centre.IsOnEarth ? new(File, $"{place}.centre", "Latitude runs from -90 to 90, longitude from -180 to 180; are the two swapped?")
        : grid.Polygon.Index().FirstOrDefault(p => !p.Item.IsOnEarth) is { Item: not null } far
            ? new(File, $"{place}.polygon[{far.Index}]", "Latitude runs from -90 to 90, longitude from -180 to 180; are the two swapped?")
        : grid.Polygon.Count < 3 ? new(File, $"{place}.polygon", "An outline has at least three points.")
        : Outlines.CrossesItself(grid.Polygon) ? new(File, $"{place}.polygon", "The outline crosses itself; put its points in order around the grid.")
        : !Outlines.IsInside(grid.Polygon, grid.Centre) ? new(File, $"{place}.centre", "The centre is not inside the outline; move it.")
        : null;
}
