using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Functions.Hotline;

public sealed class ListHotlineBatches(HotlineBatches batches)
{
    [Function(nameof(ListHotlineBatches))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hotline/batches")] HttpRequest request, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(HotlineRoles.Read);
        var page = await request.PageAsync((top, continuation) => batches.ListAsync(top, continuation, cancellationToken));
        return Results.Json(new HotlineBatchListView([.. page.Items.Select(HotlineBatchView.Of)], page.Continuation), HotlineAnswerJson.Wire.HotlineBatchListView);
    }
}
