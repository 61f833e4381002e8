using SkiaSharp;
using Xinjing.Serverless.Evidence;
using Xunit;

namespace Xinjing.Serverless.Tests.Evidence;

/// <summary>An intake with a temporary folder of its own, which must be empty in the end.</summary>
public sealed class IntakeDesk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photos-");
    private EvidenceIntake? _intake;

    public EvidenceOptions Options { get; } = new();

    public int TemporaryFiles => _folder.GetFiles().Length;

    public Task<ReceivedPicture> ReceiveAsync(byte[] upload) => ReceiveAsync(new MemoryStream(upload));

    public Task<ReceivedPicture> ReceiveAsync(Stream body) => Intake().ReceiveAsync(body, CancellationToken.None);

    public Task<ReceivedPaper> ReceivePaperAsync(byte[] upload) =>
        new PaperIntake(Intake(), Microsoft.Extensions.Options.Options.Create(Options)).ReceiveAsync(new MemoryStream(upload), CancellationToken.None);

    private EvidenceIntake Intake()
    {
        Options.TemporaryFolder = _folder.FullName;
        return _intake ??= new EvidenceIntake(Microsoft.Extensions.Options.Options.Create(Options));
    }

    public Task<PictureRefusedException> RefusalAsync(byte[] upload) => RefusalAsync(new MemoryStream(upload));

    public async Task<PictureRefusedException> RefusalAsync(Stream body)
    {
        var refusal = await Assert.ThrowsAsync<PictureRefusedException>(async () => await (await ReceiveAsync(body)).DisposeAsync());
        Assert.Equal(0, TemporaryFiles);
        return refusal;
    }

    public static SKBitmap SeenIn(ReceivedPicture picture) => SKBitmap.Decode(BytesOf(picture.Served));

    public static byte[] BytesOf(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.Position = 0;
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose()
    {
        _intake?.Dispose();
        _folder.Delete(recursive: true);
    }
}
