using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Photos;

/// <summary>What uploads and downloads of pictures have in common, whatever they are evidence of.</summary>
internal static class PhotoRequest
{
    public static PhotoKind Kind(HttpRequest request) =>
        RequestHeaders.Word<PhotoKind>(request.Field("kind")) ?? throw new ProblemException("kind-invalid", "kind is one of report, before, after, verification.");

    /// <summary>Stands for the picture while it is still on its way, to ask whether it would be taken at all.</summary>
    public static Photo Unseen(PhotoKind kind) => new() { PhotoId = "", Kind = kind, Sha256 = "", Width = 0, Height = 0 };

    public static IResult Answer(HttpRequest request, StoredPicture picture)
    {
        request.HttpContext.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Stream(picture.Content, picture.MediaType, entityTag: EntityTagHeaderValue.Parse(picture.ETag.ToString("H")));
    }
}
