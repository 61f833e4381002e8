using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Xinjing.Serverless.Tests.Evidence;

/// <summary>PDF files as an office writes them.</summary>
internal static class Documents
{
    public static byte[] Pdf(int pages = 1)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var page = 1; page <= pages; page++) builder.AddPage(PageSize.A4).AddText($"Contract, page {page}", 12, new UglyToad.PdfPig.Core.PdfPoint(50, 700), font);
        return builder.Build();
    }
}
