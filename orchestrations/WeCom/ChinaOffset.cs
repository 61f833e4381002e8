using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.WeCom;

/// <summary>
/// GCJ-02, in which maps in China have to show everything, and WGS-84, in which the town's grids are. The formula is not
/// published; this is the one that everybody uses, good to a metre.
/// </summary>
public static class ChinaOffset
{
    private const double SemiMajorAxis = 6_378_245;
    private const double Eccentricity = 0.006_693_421_622_965_943_23;
    private const double GoodEnough = 1e-7;
    private const int MostSteps = 10;

    /// <summary>The WGS-84 point that is shown at this one; outside China they are the same.</summary>
    public static GeoPoint ToWgs84(GeoPoint gcj02)
    {
        if (!IsInChina(gcj02)) return gcj02;
        var guess = gcj02;
        for (var step = 0; step < MostSteps; step++)
        {
            var shown = ToGcj02(guess);
            var (lat, lon) = (gcj02.Lat - shown.Lat, gcj02.Lon - shown.Lon);
            guess = new GeoPoint(guess.Lat + lat, guess.Lon + lon);
            if (Math.Abs(lat) < GoodEnough && Math.Abs(lon) < GoodEnough) break;
        }

        return guess;
    }

    /// <summary>Where a WGS-84 point is shown.</summary>
    public static GeoPoint ToGcj02(GeoPoint wgs84)
    {
        if (!IsInChina(wgs84)) return wgs84;
        var (x, y) = (wgs84.Lon - 105, wgs84.Lat - 35);
        var radians = wgs84.Lat * Math.PI / 180;
        var sine = Math.Sin(radians);
        var magic = 1 - (Eccentricity * sine * sine);
        var root = Math.Sqrt(magic);
        var north = NorthMetres(x, y) * 180 / (SemiMajorAxis * (1 - Eccentricity) / (magic * root) * Math.PI);
        var east = EastMetres(x, y) * 180 / (SemiMajorAxis / root * Math.Cos(radians) * Math.PI);
        return new GeoPoint(wgs84.Lat + north, wgs84.Lon + east);
    }

    private static bool IsInChina(GeoPoint point) => point is { Lon: >= 72.004 and <= 137.8347, Lat: >= 0.8293 and <= 55.8271 };

    private static double NorthMetres(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + Waves(x)
        + (((20 * Math.Sin(y * Math.PI)) + (40 * Math.Sin(y / 3 * Math.PI))) * 2 / 3)
        + (((160 * Math.Sin(y / 12 * Math.PI)) + (320 * Math.Sin(y * Math.PI / 30))) * 2 / 3);

    private static double EastMetres(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + Waves(x)
        + (((20 * Math.Sin(x * Math.PI)) + (40 * Math.Sin(x / 3 * Math.PI))) * 2 / 3)
        + (((150 * Math.Sin(x / 12 * Math.PI)) + (300 * Math.Sin(x / 30 * Math.PI))) * 2 / 3);

    private static double Waves(double x) => ((20 * Math.Sin(6 * x * Math.PI)) + (20 * Math.Sin(2 * x * Math.PI))) * 2 / 3;
}
