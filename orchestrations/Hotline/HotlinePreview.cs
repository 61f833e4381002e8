using Xinjing.Serverless.Hotline.Reading;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline;

/// <summary>A first look at an upload: the client learns of a wrong header at once, not from a receipt.</summary>
public sealed class HotlinePreview(ReferenceInForce reference, HotlineFiles files)
{
    /// <summary>Reads the header. A file whose header is right as UTF-8 only is UTF-8, although some of its bytes are not.</summary>
    /// <param name="isUtf8">Whether every byte of it is.</param>
    /// <returns>Whether it is to be read as UTF-8.</returns>
    /// <exception cref="BatchRefusedException">It cannot be read, or a required field has no column.</exception>
    public async Task<bool> CheckAsync(string upload, SourceFormat format, bool isUtf8, CancellationToken cancellationToken)
    {
        try
        {
            await ReadHeaderAsync(upload, format, isUtf8, cancellationToken);
            return isUtf8;
        }
        catch (BatchRefusedException) when (!isUtf8 && format != SourceFormat.Xlsx)
        {
            await ReadHeaderAsync(upload, format, isUtf8: true, cancellationToken);
            return true;
        }
    }

    private async Task ReadHeaderAsync(string upload, SourceFormat format, bool isUtf8, CancellationToken cancellationToken)
    {
        await using var content = await SourceContent.OpenAsync(await files.OpenUploadAsync(upload, cancellationToken), format, cancellationToken);
        var table = await SourceTable.OpenAsync(content, format, isUtf8, cancellationToken);
        var rules = await reference.GetAsync(cancellationToken);
        if (table.Columns.Count > 0 || format != SourceFormat.Json) HotlineHeader.Check(table.Columns, rules.Data.HotlineColumnSet);
    }
}
