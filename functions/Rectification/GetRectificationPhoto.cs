using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Photos;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetRectificationPhoto(RectificationStore store, PhotoStore photos)
{
    [Function(nameof(GetRectificationPhoto))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/photos/{photoId}")] HttpRequest request, string id, string photoId, CancellationToken cancellationToken)
    {
        var state = await store.ReadableAsync(id, request, cancellationToken);
        var picture = state.Photos.Any(p => p.PhotoId == photoId) ? await photos.OpenServedAsync(id, photoId, cancellationToken) : null;
        return picture is null ? throw new ProblemException("photo-not-found", $"Target {id} has no photo '{photoId}'.", StatusCodes.Status404NotFound) : PhotoRequest.Answer(request, picture);
    }
}
