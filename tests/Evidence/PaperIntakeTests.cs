using FsCheck.Xunit;
using Xinjing.Serverless.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

public sealed class PaperIntakeTests : IDisposable
{
    private readonly IntakeDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_photo_is_a_photo_and_a_pdf_is_kept_as_it_is()
    {
        await using var photo = await _desk.ReceivePaperAsync(Pictures.Jpeg());
        Assert.Equal(photo.Picture!.PhotoId, photo.File);
        var sent = Documents.Pdf(3);
        await using var paper = await _desk.ReceivePaperAsync(sent);
        Assert.EndsWith(".pdf", paper.File, StringComparison.Ordinal);
        Assert.Equal(sent, IntakeDesk.BytesOf(paper.Document!));
    }

    [Fact]
    public async Task What_nobody_can_read_or_what_acts_by_itself_is_refused()
    {
        Assert.Equal("picture-type-not-supported", await CodeAsync([.. "PK\x03\x04 a spreadsheet"u8]));
        Assert.Equal("picture-empty", await CodeAsync([]));
        Assert.Equal("pdf-corrupt", await CodeAsync([.. "%PDF-1.7\nnothing more"u8]));
        Assert.Equal("pdf-pages", await CodeAsync(Documents.Pdf(201)));
        Assert.Equal("pdf-active", await CodeAsync([.. Documents.Pdf(), .. "\n1 0 obj << /S /JavaScript >> endobj"u8]));
        _desk.Options.MaxBytes = 1_000;
        Assert.Equal("picture-too-large", await CodeAsync([.. "%PDF-"u8, .. new byte[2_000]]));
    }

    [Property(MaxTest = 300)]
    public bool A_damaged_pdf_is_taken_or_refused_and_leaves_nothing_behind(int at, byte value, bool cut)
    {
        var sent = Documents.Pdf();
        var place = (int)((uint)at % (uint)sent.Length);
        if (cut) sent = sent[..place];
        else sent[place] = value;
        try
        {
            _desk.ReceivePaperAsync(sent).GetAwaiter().GetResult().DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (PictureRefusedException)
        {
            // Refused: fine as well.
        }

        return _desk.TemporaryFiles == 0;
    }

    private async Task<string> CodeAsync(byte[] upload)
    {
        var refusal = await Assert.ThrowsAsync<PictureRefusedException>(async () => await (await _desk.ReceivePaperAsync(upload)).DisposeAsync());
        Assert.Equal(0, _desk.TemporaryFiles);
        return refusal.Code;
    }
}
