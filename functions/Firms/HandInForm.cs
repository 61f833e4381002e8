using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Firms;

/// <summary>A form of the firm's page, read in the order in which it is sent so that the file never lies in memory.</summary>
/// <param name="Content">The file, still to be read; <c>null</c> for the receipt of the notice.</param>
internal sealed record HandInForm(string Item, string Paper, Stream? Content)
{
    public const string ItemField = "item";
    public const string PaperField = "paper";
    public const string FileField = "file";
    public const string ConfirmField = "confirm";
    private const int MostFields = 8;
    private const int MostBoundary = 100;
    private const int MostFieldBytes = 2_000;

    /// <exception cref="ProblemException">It is no such form.</exception>
    public static async Task<HandInForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        if (boundary.Length is 0 or > MostBoundary) throw Invalid();
        try
        {
            return await ReadAsync(new MultipartReader(boundary, request.Body), cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw Invalid();
        }
    }

    private static async Task<HandInForm> ReadAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var read = 0; read < MostFields && await parts.ReadNextSectionAsync(cancellationToken) is { } part; read++)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)) throw Invalid();
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name == FileField) return new HandInForm(fields.GetValueOrDefault(ItemField, ""), fields.GetValueOrDefault(PaperField, ""), part.Body);
            fields[name] = await TextAsync(part.Body, cancellationToken);
        }

        return fields.ContainsKey(ConfirmField) ? new HandInForm("", "", Content: null) : throw Invalid();
    }

    private static async Task<string> TextAsync(Stream part, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostFieldBytes + 1];
        var length = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MostFieldBytes ? throw Invalid() : Encoding.UTF8.GetString(bytes.AsSpan(0, length));
    }

    public static ProblemException Invalid() => new(
        "form-invalid", $"Send multipart/form-data with {ItemField}, {PaperField} and then {FileField}; or {ConfirmField} alone.");
}
