using Xinjing.Serverless.Evidence;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>A file on its way from storage, as its format has to be read.</summary>
internal static class SourceContent
{
    /// <summary>A workbook is read from its end to its beginning, so it goes to a temporary file first; the others are read as they come.</summary>
    public static async Task<Stream> OpenAsync(Stream stored, SourceFormat format, CancellationToken cancellationToken)
    {
        if (format != SourceFormat.Xlsx) return stored;
        await using (stored)
        {
            var file = TemporaryFile.Create(Path.GetTempPath());
            try
            {
                await stored.CopyToAsync(file, cancellationToken);
                file.Position = 0;
                return file;
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }
    }
}
