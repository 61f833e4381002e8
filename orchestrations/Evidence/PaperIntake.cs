using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Evidence;

/// <summary>Takes a paper in that somebody sends as a photo or a PDF; what it is, its content says.</summary>
public sealed class PaperIntake(EvidenceIntake pictures, IOptions<EvidenceOptions> options)
{
    private readonly EvidenceOptions _limits = options.Value;

    /// <summary>Reads an upload to its end.</summary>
    /// <returns>To be disposed of after storing.</returns>
    /// <exception cref="PictureRefusedException">It is neither a photo nor a PDF that is taken.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The rule does not follow the file into the result, nor through an await to its disposal.")]
    public async Task<ReceivedPaper> ReceiveAsync(Stream body, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create(_limits.TemporaryFolder);
        try
        {
            var sha256 = await UploadCopy.WriteAsync(body, file, _limits.MaxBytes, cancellationToken);
            file.Position = 0;
            if (PdfCheck.IsPdf(file))
            {
                await pictures.InTurnAsync(() => PdfCheck.PagesOf(file), cancellationToken);
                return new ReceivedPaper(sha256[..32] + ReceivedPaper.PdfEnding, Picture: null, file);
            }

            var picture = await pictures.ReceiveAsync(file, cancellationToken);
            await file.DisposeAsync();
            return new ReceivedPaper(picture.PhotoId, picture, Document: null);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
