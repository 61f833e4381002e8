namespace Xinjing.Serverless.Dispatch;

/// <summary>Plane geometry on degrees: good enough for grids of some hundred metres.</summary>
internal static class Polygons
{
    /// <summary>Even-odd rule; a point on a shared edge belongs to one side only.</summary>
    public static bool Contains(IReadOnlyList<GeoPoint> outline, GeoPoint point)
    {
        var inside = false;
        for (int i = 0, j = outline.Count - 1; i < outline.Count; j = i++)
        {
            if (Crosses(outline[i], outline[j], point)) inside = !inside;
        }

        return inside;
    }

    private static bool Crosses(GeoPoint a, GeoPoint b, GeoPoint point) =>
        a.Lat > point.Lat != b.Lat > point.Lat
        && point.Lon < ((b.Lon - a.Lon) * (point.Lat - a.Lat) / (b.Lat - a.Lat)) + a.Lon;
}
