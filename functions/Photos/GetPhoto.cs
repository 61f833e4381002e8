using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Photos;

public sealed class GetPhoto(CaseStore store, PhotoStore photos)
{
    [Function(nameof(GetPhoto))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/photos/{photoId}")] HttpRequest request,
        string id,
        string photoId,
        CancellationToken cancellationToken)
    {
        var state = (await store.FindAsync(id, cancellationToken))?.State.Readable(request.Actor()) ?? throw new CaseNotFoundException(id);
        var picture = state.Photos.Any(p => p.PhotoId == photoId) ? await photos.OpenServedAsync(id, photoId, cancellationToken) : null;
        if (picture is null) throw new ProblemException("photo-not-found", $"Case {id} has no photo '{photoId}'.", StatusCodes.Status404NotFound);
        return PhotoRequest.Answer(request, picture);
    }
}
