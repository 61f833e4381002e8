using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Functions.Hotline;

public sealed class CancelHotlineBatch(HotlineIntake intake)
{
    [Function(nameof(CancelHotlineBatch))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hotline/batches/{id}/cancel")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(HotlineRoles.Send);
        return Results.Json(HotlineBatchView.Of(await intake.CancelAsync(id, cancellationToken)), HotlineAnswerJson.Wire.HotlineBatchView);
    }
}
