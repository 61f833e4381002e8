using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Dispatch;

/// <summary>A point in WGS-84 degrees.</summary>
/// <param name="Lat">Latitude, -90 to 90.</param>
/// <param name="Lon">Longitude, -180 to 180.</param>
public sealed record GeoPoint(double Lat, double Lon)
{
    [JsonIgnore]
    public bool IsOnEarth => Math.Abs(Lat) <= 90 && Math.Abs(Lon) <= 180;
}
