using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;
using MetadataExtractor.IO;
using SkiaSharp;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Evidence;

/// <summary>When and where a picture was taken, and how the camera was held, by its own word. What makes no sense is left out.</summary>
internal sealed record ExifFacts(SKEncodedOrigin Origin, DateTimeOffset? TakenAt, GeoPoint? Position)
{
    /// <summary>What a JPEG can hold; a longer block comes from no camera.</summary>
    private const int LongestBlock = 65_535;

    private const string TownOffset = "+08:00";

    public static ExifFacts Read(ReadOnlySpan<byte> block)
    {
        var directories = new List<MetadataExtractor.Directory>();
        if (block.Length is > 0 and <= LongestBlock) Fill(directories, block.ToArray());
        return new ExifFacts(
            directories.OfType<ExifIfd0Directory>().Select(ReadOrigin).FirstOrDefault(SKEncodedOrigin.TopLeft),
            directories.OfType<ExifSubIfdDirectory>().Select(ReadTakenAt).FirstOrDefault(),
            directories.OfType<GpsDirectory>().Select(ReadPosition).FirstOrDefault());
    }

    private static void Fill(List<MetadataExtractor.Directory> directories, byte[] block)
    {
        try
        {
            TiffReader.ProcessTiff(new ByteArrayReader(block), new WantedExifTags(directories));
        }
        catch (Exception)
        {
            // A broken block, whatever the reader makes of it, takes nothing from the picture; what was read before counts.
        }
    }

    private static SKEncodedOrigin ReadOrigin(ExifIfd0Directory main) =>
        main.TryGetInt32(ExifDirectoryBase.TagOrientation, out var origin) && origin is >= 1 and <= 8 ? (SKEncodedOrigin)origin : SKEncodedOrigin.TopLeft;

    private static DateTimeOffset? ReadTakenAt(ExifSubIfdDirectory exif)
    {
        var time = exif.GetString(ExifDirectoryBase.TagDateTimeOriginal)?.Trim();
        var offset = exif.GetString(ExifDirectoryBase.TagTimeZoneOriginal)?.Trim();
        return Parse(time + offset) ?? Parse(time + TownOffset);
    }

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy:MM:dd HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var taken) ? taken : null;

    private static GeoPoint? ReadPosition(GpsDirectory gps)
    {
        var lat = Degrees(gps, GpsDirectory.TagLatitude, GpsDirectory.TagLatitudeRef, "N", "S", limit: 90);
        var lon = Degrees(gps, GpsDirectory.TagLongitude, GpsDirectory.TagLongitudeRef, "E", "W", limit: 180);
        return (lat, lon) is ({ } y, { } x) && (y, x) != (0, 0) ? new GeoPoint(y, x) : null;
    }

    /// <summary>Six decimals: a tenth of a metre, finer than any camera knows.</summary>
    private static double? Degrees(GpsDirectory gps, int tag, int referenceTag, string positive, string negative, double limit)
    {
        if (gps.GetRationalArray(tag) is not { Length: 3 } parts || parts.Any(p => p.Denominator == 0)) return null;
        var degrees = Math.Round(parts[0].ToDouble() + (parts[1].ToDouble() / 60) + (parts[2].ToDouble() / 3600), 6);
        var reference = gps.GetString(referenceTag)?.Trim();
        if (!(degrees >= 0 && degrees <= limit) || (reference != positive && reference != negative)) return null;
        return reference == negative ? -degrees : degrees;
    }
}
