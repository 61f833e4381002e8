using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

public sealed class GetDeadline(CaseStore store, DeadlineProofs proofs)
{
    [Function(nameof(GetDeadline))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/deadlines/{kind}")] HttpRequest request,
        string id,
        string kind,
        CancellationToken cancellationToken)
    {
        var state = (await store.FindAsync(id, cancellationToken))?.State.Readable(request.Actor()) ?? throw new CaseNotFoundException(id);
        var deadline = (RequestHeaders.Word<DeadlineKind>(kind) is { } named ? state.Find(named) : null)
            ?? throw new ProblemException("deadline-not-found", $"Case {id} has no deadline '{kind}'.", 404);
        return Results.Json(await proofs.ExplainAsync(deadline, cancellationToken), AnswerJson.Wire.DeadlineProofView);
    }
}
