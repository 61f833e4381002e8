using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Functions.Calendar;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

public sealed class GetDeadline(CaseStore store, ReferenceArchive archive)
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
        var levels = await archive.FindAsync(ReplaceableSet.ServiceLevels, deadline.Edition, cancellationToken);
        var calendar = await archive.FindAsync(ReplaceableSet.Calendar, deadline.CalendarEdition, cancellationToken);
        var basis = levels?.ServiceLevelSet.Levels.FirstOrDefault(l => l.Id == deadline.Rule)?.Basis;
        var notes = calendar?.CreatePlanner().Explain(deadline).ToLookup(DueAtView.IsSkipped);
        return Results.Json(DeadlineProofView.Of(deadline, basis, notes), AnswerJson.Wire.DeadlineProofView);
    }
}
