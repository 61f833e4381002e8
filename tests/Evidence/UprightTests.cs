using Xinjing.Serverless.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

public sealed class UprightTests : IDisposable
{
    private static readonly byte[] OnItsSide = new ExifBlock { Orientation = 6 }.Write();
    private readonly IntakeDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    [InlineData(9, "RGBW")]
    public async Task A_picture_comes_out_as_the_camera_saw_it(ushort orientation, string quarters)
    {
        var exif = new ExifBlock { Orientation = orientation }.Write();
        await using var picture = await _desk.ReceiveAsync(Chunks.JpegWithExif(Pictures.Jpeg(), exif));
        AssertSeen(quarters, onItsSide: orientation is >= 5 and <= 8, picture);
    }

    [Fact]
    public async Task A_png_is_turned_too()
    {
        await using var picture = await _desk.ReceiveAsync(Chunks.PngWith(Pictures.Png(), "eXIf", OnItsSide));
        AssertSeen("BRWG", onItsSide: true, picture);
    }

    [Fact]
    public async Task A_webp_is_turned_too()
    {
        await using var picture = await _desk.ReceiveAsync(
            Chunks.WebpWith(Pictures.Webp(), flags: 8, "EXIF", OnItsSide, Pictures.Width, Pictures.Height));
        AssertSeen("BRWG", onItsSide: true, picture);
    }

    private static void AssertSeen(string quarters, bool onItsSide, ReceivedPicture picture)
    {
        using var seen = IntakeDesk.SeenIn(picture);
        Assert.Equal(quarters, Pictures.Quarters(seen));
        Assert.Equal((picture.Width, picture.Height), (seen.Width, seen.Height));
        Assert.Equal(onItsSide ? (Pictures.Height, Pictures.Width) : (Pictures.Width, Pictures.Height), (seen.Width, seen.Height));
    }
}
