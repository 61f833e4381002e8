using System.Security.Cryptography;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Icc;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

public sealed class EvidenceIntakeTests : IDisposable
{
    private readonly IntakeDesk _desk = new();

    public static TheoryData<string, string> Formats => new() { { "Jpeg", "image/jpeg" }, { "Png", "image/png" }, { "Webp", "image/webp" } };

    public void Dispose() => _desk.Dispose();

    [Theory, MemberData(nameof(Formats))]
    public async Task A_picture_is_known_by_its_hash_and_served_as_jpeg(string format, string mediaType)
    {
        var sent = Sent(format);
        await using var picture = await _desk.ReceiveAsync(sent);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(sent));
        Assert.Equal((sha256, sha256[..32]), (picture.Sha256, picture.PhotoId));
        Assert.Equal((mediaType, "image/jpeg"), (picture.OriginalMediaType, picture.ServedMediaType));
        Assert.Equal(sent, IntakeDesk.BytesOf(picture.Original));
        using var seen = IntakeDesk.SeenIn(picture);
        Assert.Equal("RGBW", Pictures.Quarters(seen));
    }

    [Fact]
    public async Task The_log_gets_the_facts_and_no_bytes()
    {
        await using var picture = await _desk.ReceiveAsync(Pictures.Jpeg());
        var photo = picture.ToPhoto(PhotoKind.Before);
        Assert.Equal(
            new Photo { PhotoId = picture.PhotoId, Kind = PhotoKind.Before, Sha256 = picture.Sha256, Width = Pictures.Width, Height = Pictures.Height },
            photo);
    }

    [Fact]
    public async Task Temporary_files_live_as_long_as_the_picture()
    {
        await using (await _desk.ReceiveAsync(Pictures.Jpeg())) Assert.Equal(2, _desk.TemporaryFiles);
        Assert.Equal(0, _desk.TemporaryFiles);
    }

    [Fact]
    public async Task The_served_copy_has_no_metadata()
    {
        var exif = new ExifBlock { Orientation = 6, TakenAt = "2025:11:03 09:15:00", Latitude = [31, 1, 14, 1, 0, 1], Longitude = [121, 1, 28, 1, 0, 1] };
        await using var picture = await _desk.ReceiveAsync(Chunks.JpegWithExif(Pictures.Jpeg(), exif.Write()));
        Assert.Contains(ImageMetadataReader.ReadMetadata(picture.Original), d => d is GpsDirectory);
        Assert.DoesNotContain(ImageMetadataReader.ReadMetadata(picture.Served), d => d is ExifDirectoryBase or IccDirectory);
    }

    [Fact]
    public async Task Text_in_a_png_stays_in_the_original_only()
    {
        byte[] text = [.. "Comment\0secret words"u8];
        await using var picture = await _desk.ReceiveAsync(Chunks.PngWith(Pictures.Png(), "tEXt", text));
        Assert.True(IntakeDesk.BytesOf(picture.Original).AsSpan().IndexOf("secret words"u8) > 0);
        Assert.Equal(-1, IntakeDesk.BytesOf(picture.Served).AsSpan().IndexOf("secret words"u8));
    }

    [Fact]
    public async Task What_was_transparent_is_white()
    {
        await using var picture = await _desk.ReceiveAsync(Pictures.TransparentPng());
        using var seen = IntakeDesk.SeenIn(picture);
        Assert.Equal("WWWW", Pictures.Quarters(seen));
    }

    [Fact]
    public async Task Bytes_after_the_end_of_a_jpeg_do_no_harm()
    {
        await using var picture = await _desk.ReceiveAsync([.. Pictures.Jpeg(), .. "a short film"u8]);
        Assert.Equal(Pictures.Width, picture.Width);
    }

    [Fact]
    public async Task Many_at_once_take_turns_in_decoding()
    {
        _desk.Options.MaxDecodesAtOnce = 1;
        var received = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _desk.ReceiveAsync(Pictures.Jpeg())));
        Assert.Single(received.Select(p => p.PhotoId).Distinct(StringComparer.Ordinal));
        foreach (var picture in received) await picture.DisposeAsync();
    }

    private static byte[] Sent(string format) => format switch
    {
        "Jpeg" => Pictures.Jpeg(),
        "Png" => Pictures.Png(),
        _ => Pictures.Webp(),
    };
}
