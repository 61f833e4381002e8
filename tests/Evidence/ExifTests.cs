using System.Globalization;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

public sealed class ExifTests : IDisposable
{
    private static readonly ExifBlock InTown = new() { Latitude = [31, 1, 14, 1, 2160, 100], Longitude = [121, 1, 28, 1, 1080, 100] };
    private readonly IntakeDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("2025:11:03 09:15:00", null, "2025-11-03T09:15:00+08:00")]
    [InlineData("2025:11:03 09:15:00", "+09:00", "2025-11-03T09:15:00+09:00")]
    [InlineData("2025:11:03 09:15:00", "-03:30", "2025-11-03T09:15:00-03:30")]
    [InlineData("2025:11:03 09:15:00", "+99:00", "2025-11-03T09:15:00+08:00")]
    [InlineData("2025:11:03 09:15:00", "soon", "2025-11-03T09:15:00+08:00")]
    [InlineData("2024:02:29 23:59:59", null, "2024-02-29T23:59:59+08:00")]
    [InlineData("2025:02:29 09:15:00", null, null)]
    [InlineData("0000:00:00 00:00:00", null, null)]
    [InlineData("0001:01:01 00:00:00", null, null)]
    [InlineData("    :  :     :  :  ", null, null)]
    [InlineData("yesterday", "+08:00", null)]
    [InlineData(null, "+08:00", null)]
    public async Task The_time_is_the_cameras_and_the_towns_unless_it_says_otherwise(string? takenAt, string? offset, string? expected)
    {
        await using var picture = await ReceiveAsync(new ExifBlock { TakenAt = takenAt, Offset = offset });
        Assert.Equal(expected, picture.TakenAt?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("N", "E", 31.239333, 121.469667)]
    [InlineData("S", "W", -31.239333, -121.469667)]
    public async Task The_position_is_the_cameras(string latitudeRef, string longitudeRef, double lat, double lon)
    {
        await using var picture = await ReceiveAsync(InTown with { LatitudeRef = latitudeRef, LongitudeRef = longitudeRef });
        Assert.Equal(new GeoPoint(lat, lon), picture.Position);
    }

    public static TheoryData<string, uint[]?, uint[]?, string> NoPositions => new()
    {
        { "no latitude", null, [121, 1, 28, 1, 0, 1], "N" },
        { "no longitude", [31, 1, 14, 1, 0, 1], null, "N" },
        { "latitude beyond the pole", [91, 1, 0, 1, 0, 1], [121, 1, 28, 1, 0, 1], "N" },
        { "longitude beyond the date line", [31, 1, 14, 1, 0, 1], [181, 1, 0, 1, 0, 1], "N" },
        { "no fix", [0, 1, 0, 1, 0, 1], [0, 1, 0, 1, 0, 1], "N" },
        { "nothing over nothing", [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], "N" },
        { "seconds over nothing", [31, 1, 14, 1, 5, 0], [121, 1, 28, 1, 0, 1], "N" },
        { "two parts", [31, 1, 14, 1], [121, 1, 28, 1, 0, 1], "N" },
        { "no hemisphere", [31, 1, 14, 1, 0, 1], [121, 1, 28, 1, 0, 1], "" },
        { "a strange hemisphere", [31, 1, 14, 1, 0, 1], [121, 1, 28, 1, 0, 1], "Q" },
    };

    [Theory, MemberData(nameof(NoPositions))]
    public async Task A_position_that_cannot_be_is_none(string why, uint[]? latitude, uint[]? longitude, string latitudeRef)
    {
        await using var picture = await ReceiveAsync(new ExifBlock { Latitude = latitude, Longitude = longitude, LatitudeRef = latitudeRef });
        Assert.True(picture.Position is null, why);
    }

    [Fact]
    public async Task Png_and_webp_have_times_and_positions_too()
    {
        var exif = (InTown with { TakenAt = "2025:11:03 09:15:00" }).Write();
        byte[][] uploads =
        [
            Chunks.PngWith(Pictures.Png(), "eXIf", exif),
            Chunks.WebpWith(Pictures.Webp(), flags: 8, "EXIF", exif, Pictures.Width, Pictures.Height),
            Chunks.WebpWith(Pictures.Webp(), flags: 8, "EXIF", [.. "Exif\0\0"u8, .. exif], Pictures.Width, Pictures.Height),
        ];
        foreach (var upload in uploads)
        {
            await using var picture = await _desk.ReceiveAsync(upload);
            Assert.Equal((true, true), (picture.TakenAt is not null, picture.Position is not null));
        }
    }

    private Task<ReceivedPicture> ReceiveAsync(ExifBlock exif) => _desk.ReceiveAsync(Chunks.JpegWithExif(Pictures.Jpeg(), exif.Write()));
}
