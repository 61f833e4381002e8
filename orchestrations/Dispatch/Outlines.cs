namespace Xinjing.Serverless.Dispatch;

/// <summary>How outlines lie to each other. A shared edge or corner is no overlap.</summary>
internal static class Outlines
{
    /// <summary>Degrees times degrees; some tenths of a millimetre beside an edge of a grid's size.</summary>
    private const double OnTheEdge = 1e-13;

    /// <summary>Whether the point is inside and not on the edge.</summary>
    public static bool IsInside(IReadOnlyList<GeoPoint> outline, GeoPoint point) =>
        Polygons.Contains(outline, point) && Edges(outline).All(e => !IsOn(e, point));

    /// <summary>Whether two edges cut through each other; that they meet in a corner is as it should be.</summary>
    public static bool CrossesItself(IReadOnlyList<GeoPoint> outline) => Edges(outline).Any(a => Edges(outline).Any(b => Cross(a, b)));

    /// <summary>
    /// Whether edges cut through each other or a corner, the middle of an edge or the centre of one is inside the other. What it
    /// reports is an overlap; one that only touches with all of these points would escape it.
    /// </summary>
    public static bool Overlap(Grid a, Grid b) =>
        AreNear(a.Polygon, b.Polygon)
        && (Edges(a.Polygon).Any(x => Edges(b.Polygon).Any(y => Cross(x, y)))
            || Probes(a).Any(p => IsInside(b.Polygon, p))
            || Probes(b).Any(p => IsInside(a.Polygon, p)));

    private static bool AreNear(IReadOnlyList<GeoPoint> a, IReadOnlyList<GeoPoint> b) =>
        a.Max(p => p.Lat) >= b.Min(p => p.Lat) && b.Max(p => p.Lat) >= a.Min(p => p.Lat)
        && a.Max(p => p.Lon) >= b.Min(p => p.Lon) && b.Max(p => p.Lon) >= a.Min(p => p.Lon);

    private static IEnumerable<GeoPoint> Probes(Grid grid) =>
        [grid.Centre, .. grid.Polygon, .. Edges(grid.Polygon).Select(e => new GeoPoint((e.From.Lat + e.To.Lat) / 2, (e.From.Lon + e.To.Lon) / 2))];

    private static IEnumerable<Edge> Edges(IReadOnlyList<GeoPoint> outline) =>
        outline.Select((point, i) => new Edge(point, outline[(i + 1) % outline.Count]));

    private static bool Cross(Edge a, Edge b) =>
        Side(a, b.From) * Side(a, b.To) < 0 && Side(b, a.From) * Side(b, a.To) < 0;

    private static bool IsOn(Edge edge, GeoPoint point) =>
        Side(edge, point) == 0
        && point.Lat >= Math.Min(edge.From.Lat, edge.To.Lat) && point.Lat <= Math.Max(edge.From.Lat, edge.To.Lat)
        && point.Lon >= Math.Min(edge.From.Lon, edge.To.Lon) && point.Lon <= Math.Max(edge.From.Lon, edge.To.Lon);

    /// <summary>1 on the left of the edge, -1 on its right, 0 on its line.</summary>
    private static int Side(Edge edge, GeoPoint point)
    {
        var area = ((edge.To.Lon - edge.From.Lon) * (point.Lat - edge.From.Lat)) - ((edge.To.Lat - edge.From.Lat) * (point.Lon - edge.From.Lon));
        return Math.Abs(area) < OnTheEdge ? 0 : Math.Sign(area);
    }

    private readonly record struct Edge(GeoPoint From, GeoPoint To);
}
