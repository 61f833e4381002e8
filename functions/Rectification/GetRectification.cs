using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Rectification.Door;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetRectification(RectificationStore store, FirmDoor door, TimeProvider clock)
{
    [Function(nameof(GetRectification))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var (state, actor) = (await store.ReadableAsync(id, request, cancellationToken), request.Actor());
        return RectificationView.Ok(request, RectificationView.Of(state, actor, clock.GetUtcNow(), door.PathFor(state, actor)));
    }
}
