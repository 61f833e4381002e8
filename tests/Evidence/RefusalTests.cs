using Xinjing.Serverless.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

public sealed class RefusalTests : IDisposable
{
    private readonly IntakeDesk _desk = new();

    public static TheoryData<string> Formats => new("Jpeg", "Png", "Webp");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public Task An_empty_body() => AssertRefusedAsync([], RefusalKind.NotUsable, "picture-empty");

    [Fact]
    public Task A_text_file_whatever_its_name() => AssertRefusedAsync([.. "photo.jpg"u8], RefusalKind.TypeNotSupported, "picture-type-not-supported");

    [Fact]
    public Task A_gif() => AssertRefusedAsync(Pictures.Gif(), RefusalKind.TypeNotSupported, "picture-type-not-supported");

    [Fact]
    public Task An_heic() => AssertRefusedAsync(Pictures.Heic(), RefusalKind.TypeNotSupported, "heic-not-supported");

    [Fact]
    public Task A_signature_and_nothing_else() => AssertRefusedAsync([0xFF, 0xD8, 0xFF], RefusalKind.NotUsable, "picture-truncated");

    [Fact]
    public async Task A_body_without_end_is_read_to_the_limit_only()
    {
        await using var body = new EndlessStream();
        var refusal = await _desk.RefusalAsync(body);
        Assert.Equal((RefusalKind.TooLarge, "picture-too-large"), (refusal.Kind, refusal.Code));
        Assert.InRange(body.Given, 0, _desk.Options.MaxBytes + 200_000);
    }

    [Fact]
    public async Task One_byte_more_than_allowed()
    {
        var upload = Pictures.Jpeg();
        _desk.Options.MaxBytes = upload.Length;
        await (await _desk.ReceiveAsync(upload)).DisposeAsync();
        await AssertRefusedAsync([.. upload, 0], RefusalKind.TooLarge, "picture-too-large");
    }

    [Theory]
    [InlineData(100_000, 100_000)]
    [InlineData(12_001, 1)]
    [InlineData(1, 12_001)]
    [InlineData(11_000, 11_000)]
    public Task A_small_file_that_claims_to_be_huge(int width, int height) =>
        AssertRefusedAsync(Pictures.PngOfSize(width, height), RefusalKind.NotUsable, "picture-too-many-pixels");

    [Fact]
    public async Task A_png_with_fewer_rows_than_it_claims()
    {
        var refusal = await _desk.RefusalAsync(Pictures.PngOfSize(300, 300));
        Assert.Equal(RefusalKind.NotUsable, refusal.Kind);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_picture_cut_off_anywhere(string format)
    {
        var whole = format switch { "Jpeg" => Pictures.Jpeg(), "Png" => Pictures.Png(), _ => Pictures.Webp() };
        for (var length = 12; length < whole.Length; length++)
        {
            var refusal = await _desk.RefusalAsync(whole[..length]);
            Assert.True(refusal.Kind == RefusalKind.NotUsable, $"{length} of {whole.Length} bytes: {refusal.Code}");
        }
    }

    [Fact]
    public Task An_animated_webp() => AssertRefusedAsync(
        Chunks.WebpWith(Pictures.Webp(), flags: 2, "ANIM", new byte[6], Pictures.Width, Pictures.Height), RefusalKind.TypeNotSupported, "picture-animated");

    [Fact]
    public Task An_animated_png() => AssertRefusedAsync(
        Chunks.PngWith(Pictures.Png(), "acTL", [0, 0, 0, 2, 0, 0, 0, 0]), RefusalKind.TypeNotSupported, "picture-animated");

    [Fact]
    public Task A_jpeg_that_is_gone_over_again_and_again()
    {
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0];
        byte[] upload = [.. Pictures.Jpeg()[..^2], .. Enumerable.Repeat(scan, 64).SelectMany(s => s), 0xFF, 0xD9];
        return AssertRefusedAsync(upload, RefusalKind.NotUsable, "picture-too-many-scans");
    }

    private async Task AssertRefusedAsync(byte[] upload, RefusalKind kind, string code)
    {
        var refusal = await _desk.RefusalAsync(upload);
        Assert.Equal((kind, code), (refusal.Kind, refusal.Code));
    }
}
