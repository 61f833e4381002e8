using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class ListInterventions(Interventions interventions)
{
    [Function(nameof(ListInterventions))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operations/interventions")] HttpRequest request, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin);
        var page = await request.PageAsync((top, continuation) => interventions.ListAsync(request.Field("record"), top, continuation, cancellationToken));
        return Results.Json(page, AnswerJson.Wire.InterventionPage);
    }
}
