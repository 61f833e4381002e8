namespace Xinjing.Serverless.Evidence;

/// <summary>An upload that is a photo or a PDF, ready to be stored; one of the two is there. Disposing it removes its temporary files.</summary>
/// <param name="File">Its name within its owner: a photo's id, or half the hash with the ending of a PDF.</param>
public sealed record ReceivedPaper(string File, ReceivedPicture? Picture, Stream? Document) : IAsyncDisposable
{
    public const string PdfEnding = ".pdf";
    public const string PdfMediaType = "application/pdf";

    public async ValueTask DisposeAsync()
    {
        if (Picture is not null) await Picture.DisposeAsync();
        if (Document is not null) await Document.DisposeAsync();
    }
}
