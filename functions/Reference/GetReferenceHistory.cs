using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Reference;

public sealed class GetReferenceHistory(ReferenceInForce reference, ReferenceLoader loader)
{
    [Function(nameof(GetReferenceHistory))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{set}/history")] HttpRequest request, string set, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin, Role.Supervisor);
        var wanted = ReferenceRequest.Set(set);
        var changes = (await reference.LookAsync(cancellationToken)).Ledger.Changes.Where(c => c.Set == wanted.Name).Reverse().Select(ReferenceSetView.Of);
        var seed = new ReferenceSetView(wanted.Name, 0, wanted.EditionIn(loader.Seeds));
        return Results.Json(new ReferenceHistoryView([.. changes, seed]), AnswerJson.Wire.ReferenceHistoryView);
    }
}
