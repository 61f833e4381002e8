using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Functions.Photos;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class UploadRectificationPhoto(RectificationDesk desk, EvidenceIntake evidence, PhotoStore photos)
{
    [Function(nameof(UploadRectificationPhoto))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rectifications/{id}/photos")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var (actor, kind) = (request.Actor(), PhotoRequest.Kind(request));
        var key = request.IdempotencyKey(actor);
        await desk.CheckAsync(new CommandRequest<RectificationCommand>(id, new AddEvidence(PhotoRequest.Unseen(kind)), actor, request.IfMatch()), key, cancellationToken);
        await using var picture = await evidence.ReceiveAsync(request.Body, cancellationToken);
        var photo = picture.ToPhoto(kind);
        await photos.StoreAsync(id, picture, cancellationToken);
        var receipt = key is null ? null : new CommandReceipt(key, $"photo {kind} {photo.Sha256}");
        await desk.ExecuteAsync(new CommandRequest<RectificationCommand>(id, new AddEvidence(photo), actor, request.IfMatch(), receipt), engine, cancellationToken);
        request.HttpContext.Response.Headers.Location = $"/api/rectifications/{id}/photos/{photo.PhotoId}";
        return Results.Json(photo, AnswerJson.Wire.Photo, statusCode: StatusCodes.Status201Created);
    }
}
