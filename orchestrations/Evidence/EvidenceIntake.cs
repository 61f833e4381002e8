using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace Xinjing.Serverless.Evidence;

/// <summary>Takes an upload in and proves it to be a picture. One instance serves the whole process: it holds back decoding.</summary>
public sealed class EvidenceIntake(IOptions<EvidenceOptions> options) : IDisposable
{
    private readonly EvidenceOptions _limits = options.Value;
    private readonly SemaphoreSlim _decoding = new(options.Value.MaxDecodesAtOnce);

    /// <summary>Reads a request's body to its end; what the sender says of its name, type and length plays no part.</summary>
    /// <returns>To be disposed of after storing.</returns>
    /// <exception cref="PictureRefusedException">It is not a picture that is taken.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The rule does not follow the file into the result, nor through an await to its disposal.")]
    public async Task<ReceivedPicture> ReceiveAsync(Stream body, CancellationToken cancellationToken)
    {
        var original = TemporaryFile.Create(_limits.TemporaryFolder);
        try
        {
            var sha256 = await UploadCopy.WriteAsync(body, original, _limits.MaxBytes, cancellationToken);
            return await ExamineInTurnAsync(original, sha256, cancellationToken);
        }
        catch
        {
            await original.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _decoding.Dispose();

    private Task<ReceivedPicture> ExamineInTurnAsync(FileStream original, string sha256, CancellationToken cancellationToken) =>
        InTurnAsync(() => Examine(original, sha256), cancellationToken);

    /// <summary>Examines a file when few enough others are being examined.</summary>
    internal async Task<T> InTurnAsync<T>(Func<T> examine, CancellationToken cancellationToken)
    {
        await _decoding.WaitAsync(cancellationToken);
        try
        {
            return examine();
        }
        finally
        {
            _decoding.Release();
        }
    }

    private ReceivedPicture Examine(FileStream original, string sha256)
    {
        using var picture = TemporaryFile.Load(original);
        var format = PictureFormats.Recognize(picture.AsSpan());
        var outline = ReadOutline(picture, format);
        var facts = ExifFacts.Read(picture.AsSpan()[outline.Exif]);
        var (jpeg, size) = ServedCopy.Make(picture, format, facts.Origin, _limits);
        using (jpeg)
        {
            return new ReceivedPicture
            {
                Sha256 = sha256,
                Width = size.Width,
                Height = size.Height,
                TakenAt = facts.TakenAt,
                Position = facts.Position,
                Original = original,
                OriginalMediaType = format.MediaType(),
                Served = TemporaryFile.Hold(_limits.TemporaryFolder, jpeg),
                ServedMediaType = ServedCopy.MediaType,
            };
        }
    }

    private PictureOutline ReadOutline(SKData picture, PictureFormat format)
    {
        var outline = PictureOutline.Read(format, picture.AsSpan());
        if (outline.IsAnimated) throw PictureRefusals.Animated();
        if (outline.Scans > _limits.MaxScans) throw PictureRefusals.TooManyScans(_limits.MaxScans);
        return outline.IsComplete ? outline : throw PictureRefusals.Truncated();
    }
}
