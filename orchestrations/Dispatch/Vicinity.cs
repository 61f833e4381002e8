namespace Xinjing.Serverless.Dispatch;

/// <summary>A rectangle of degrees that holds every point within a distance of its centre.</summary>
public sealed record Vicinity(double South, double North, double West, double East)
{
    private const double MetresPerDegree = 111_195;

    /// <param name="metres">Small against the earth; a town is.</param>
    public static Vicinity Of(GeoPoint centre, double metres)
    {
        var (lat, lon) = (metres / MetresPerDegree, metres / LongitudeDegree(centre.Lat));
        return new Vicinity(centre.Lat - lat, centre.Lat + lat, centre.Lon - lon, centre.Lon + lon);
    }

    /// <summary>Metres between two points that are not far apart, on a sphere.</summary>
    public static double Distance(GeoPoint one, GeoPoint other) => double.Hypot(
        (one.Lat - other.Lat) * MetresPerDegree,
        (one.Lon - other.Lon) * LongitudeDegree((one.Lat + other.Lat) / 2));

    private static double LongitudeDegree(double lat) => MetresPerDegree * Math.Max(Math.Cos(double.DegreesToRadians(lat)), 1e-6);
}
