using FsCheck.Xunit;
using Xinjing.Serverless.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

/// <summary>Whatever is sent becomes a photo or is refused by name.</summary>
public sealed class EvidenceProperties : IDisposable
{
    private static readonly byte[][] Whole = [Pictures.Jpeg(), Pictures.Png(), Pictures.Webp(), Chunks.JpegWithExif(Pictures.Jpeg(), new ExifBlock().Write())];
    private static readonly byte[][] Beginnings = [[], [0xFF, 0xD8, 0xFF], [.. Pictures.Png().AsSpan(0, 8)], [.. "RIFF\0\0\0\0WEBP"u8]];
    private readonly IntakeDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Property(MaxTest = 500)]
    public Task Any_bytes(byte beginning, byte[] rest) => AssertPhotoOrRefusalAsync([.. Beginnings[beginning % Beginnings.Length], .. rest]);

    [Property(MaxTest = 500)]
    public Task Any_damage_to_a_picture(byte which, (ushort At, byte Value)[] damage, ushort cut)
    {
        var upload = Whole[which % Whole.Length].ToArray();
        foreach (var (at, value) in damage) upload[at % upload.Length] = value;
        return AssertPhotoOrRefusalAsync(cut % 3 == 0 ? upload[..(cut % upload.Length)] : upload);
    }

    [Property(MaxTest = 500)]
    public async Task Any_damage_to_the_metadata_leaves_the_picture((byte At, byte Value)[] damage)
    {
        var exif = new ExifBlock { TakenAt = "2025:11:03 09:15:00", Latitude = [31, 1, 14, 1, 0, 1], Longitude = [121, 1, 28, 1, 0, 1] }.Write();
        foreach (var (at, value) in damage) exif[at % exif.Length] = value;
        await using var picture = await _desk.ReceiveAsync(Chunks.JpegWithExif(Pictures.Jpeg(), exif));
        Assert.Equal(Pictures.Width * Pictures.Height, picture.Width * picture.Height);
    }

    private async Task AssertPhotoOrRefusalAsync(byte[] upload)
    {
        try
        {
            await using var picture = await _desk.ReceiveAsync(upload);
            Assert.True(picture.Width > 0 && picture.Height > 0);
        }
        catch (PictureRefusedException refusal)
        {
            Assert.NotEmpty(refusal.Code);
        }

        Assert.Equal(0, _desk.TemporaryFiles);
    }
}
