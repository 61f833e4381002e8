using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Reference;

public sealed class GetRecomputation(ReferenceInForce reference, Recomputations recomputations)
{
    [Function(nameof(GetRecomputation))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/recomputations/{version}")] HttpRequest request, string version, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin, Role.Supervisor);
        var number = ReferenceRequest.Version(version);
        if ((await reference.LookAsync(cancellationToken)).Ledger.Changes.All(c => c.Version != number))
            throw new ProblemException("version-not-found", $"Version {number} of the reference data was never accepted.", StatusCodes.Status404NotFound);
        var progress = await recomputations.FindAsync(number, cancellationToken) ?? new RecomputationProgress(number);
        var page = await recomputations.ListAsync(number, request.Top(), request.Field("continuation"), cancellationToken);
        return Results.Json(
            new RecomputationView(number, progress.Status, progress.Cases, progress.MovedCases, MovedDeadlineView.Of(page.Items), page.Continuation),
            AnswerJson.Wire.RecomputationView);
    }
}
