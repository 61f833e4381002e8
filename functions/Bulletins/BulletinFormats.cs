using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Bulletins;

internal enum BulletinFormat
{
    Json,
    Page,
    Text,
}

/// <summary>How a caller wants to see a bulletin: as <c>format</c> says, else as <c>Accept</c> likes best, else as JSON.</summary>
internal static class BulletinFormats
{
    /// <exception cref="ProblemException"><c>format</c> is none, or there is another field.</exception>
    public static BulletinFormat Of(HttpRequest request)
    {
        if (request.Query.Keys.FirstOrDefault(key => key != "format") is { } unknown)
            throw new ProblemException("unknown-field", $"There is no field '{unknown}' here; there is format.");
        return request.Field("format") switch
        {
            "json" => BulletinFormat.Json,
            "page" => BulletinFormat.Page,
            "text" => BulletinFormat.Text,
            null => Accepted(request.GetTypedHeaders().Accept),
            _ => throw new ProblemException("format-invalid", "format is one of json, page, text."),
        };
    }

    /// <summary>The first that we have of those liked best; a browser names HTML before everything else.</summary>
    private static BulletinFormat Accepted(IList<MediaTypeHeaderValue> accept) =>
        accept.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1).Select(Known).FirstOrDefault(known => known is not null) ?? BulletinFormat.Json;

    private static BulletinFormat? Known(MediaTypeHeaderValue type) => type.MediaType.Value?.ToLowerInvariant() switch
    {
        "text/html" => BulletinFormat.Page,
        "text/plain" => BulletinFormat.Text,
        "application/json" or "*/*" => BulletinFormat.Json,
        _ => null,
    };
}
