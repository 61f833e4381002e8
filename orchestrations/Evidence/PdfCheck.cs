using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Xinjing.Serverless.Evidence;

/// <summary>
/// Whether a file is a PDF that somebody can read: it opens without a password, and has pages. What is in them is not looked at,
/// and it is not disinfected: it is served as a download only.
/// </summary>
internal static class PdfCheck
{
    private const int MostPages = 200;

    /// <summary>Names in a PDF of what acts by itself when the file is opened. Those inside compressed objects are not seen.</summary>
    private static readonly byte[][] Actions = [[.. "/JavaScript"u8], [.. "/Launch"u8], [.. "/EmbeddedFile"u8], [.. "/RichMedia"u8]];

    /// <summary>By its first bytes; leaves the file at its start.</summary>
    public static bool IsPdf(FileStream file)
    {
        Span<byte> head = stackalloc byte[5];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return head[..length].SequenceEqual("%PDF-"u8);
    }

    /// <returns>Pages.</returns>
    /// <exception cref="PictureRefusedException">It is not taken.</exception>
    public static int PagesOf(FileStream file)
    {
        using var content = TemporaryFile.Load(file);
        var bytes = content.ToArray();
        if (Actions.Any(action => bytes.AsSpan().IndexOf(action) >= 0)) throw PictureRefusals.PdfActs();
        return CountPages(bytes) is var pages and > 0 and <= MostPages ? pages : throw PictureRefusals.PdfPages(MostPages);
    }

    private static int CountPages(byte[] bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true });
            return document.NumberOfPages;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw PictureRefusals.PdfLocked();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Whatever the parser stumbles over, the file is what is wrong.
            throw PictureRefusals.PdfCorrupt();
        }
    }
}
