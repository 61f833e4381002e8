using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Photos;

public sealed class UploadPhoto(CaseDesk desk, EvidenceIntake evidence, PhotoStore photos)
{
    [Function(nameof(UploadPhoto))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{id}/photos")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var (actor, kind) = (request.Actor(), Kind(request.Field("kind")));
        var key = request.IdempotencyKey(actor);
        await desk.CheckAsync(new CommandRequest<CaseCommand>(id, new AddPhoto(Unseen(kind)), actor, request.IfMatch()), key, cancellationToken);
        await using var picture = await evidence.ReceiveAsync(request.Body, cancellationToken);
        var photo = picture.ToPhoto(kind);
        await photos.StoreAsync(id, picture, cancellationToken);
        var receipt = key is null ? null : new CommandReceipt(key, $"photo {kind} {photo.Sha256}");
        await desk.ExecuteAsync(new CommandRequest<CaseCommand>(id, new AddPhoto(photo), actor, request.IfMatch(), receipt), engine, cancellationToken);
        request.HttpContext.Response.Headers.Location = $"/api/cases/{id}/photos/{photo.PhotoId}";
        return Results.Json(photo, AnswerJson.Wire.Photo, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Stands for the picture while it is still on its way, to ask whether it would be taken at all.</summary>
    private static Photo Unseen(PhotoKind kind) => new() { PhotoId = "", Kind = kind, Sha256 = "", Width = 0, Height = 0 };

    private static PhotoKind Kind(string? text) =>
        RequestHeaders.Word<PhotoKind>(text) ?? throw new ProblemException("kind-invalid", "kind is one of report, before, after, verification.");
}
