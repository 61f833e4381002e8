using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Functions.Hotline;

public sealed class ReceiveHotlineBatch(HotlineIntake intake)
{
    [Function(nameof(ReceiveHotlineBatch))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hotline/batches")] HttpRequest request,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var actor = request.ActorWith(HotlineRoles.Send);
        LiftLimit(request);
        var received = await intake.ReceiveAsync(request.Body, request.ContentLength, request.ContentType, actor, engine, cancellationToken);
        var view = HotlineBatchView.Of(received.Batch);
        request.HttpContext.Response.Headers.Location = view.Links.Self;
        var status = received.Batch.IsOver ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return Results.Json(view, HotlineAnswerJson.Wire.HotlineBatchView, statusCode: status);
    }

    /// <summary>The server's own limit is lower than ours, which is held while the body is read.</summary>
    private static void LiftLimit(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
    }
}
