using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Functions.Hotline;

public sealed class GetHotlineBatch(HotlineBatches batches)
{
    [Function(nameof(GetHotlineBatch))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hotline/batches/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(HotlineRoles.Read);
        return Results.Json(HotlineBatchView.Of(await batches.GetAsync(id, cancellationToken)), HotlineAnswerJson.Wire.HotlineBatchView);
    }
}
