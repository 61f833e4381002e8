using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Functions.Calendar;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetRectificationDeadline(RectificationStore store, CampaignStore campaigns, ReferenceArchive archive)
{
    /// <summary>The proof of a deadline; that of a finding is named by <c>?finding=</c>.</summary>
    [Function(nameof(GetRectificationDeadline))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/deadlines/{kind}")] HttpRequest request, string id, string kind, CancellationToken cancellationToken)
    {
        var state = await store.ReadableAsync(id, request, cancellationToken);
        var deadline = (RequestHeaders.Word<DeadlineKind>(kind) is { } named ? state.Find(named, request.Field("finding")) : null)
            ?? throw new ProblemException("deadline-not-found", $"Target {id} has no deadline '{kind}' of this finding; name it by ?finding=.", 404);
        var template = (await campaigns.FindAsync(state.Campaign, cancellationToken))!.Template;
        var basis = deadline.Subject is { } item ? string.Join("、", template.FindItem(item)!.Bases.Select(code => template.Bases.First(b => b.Code == code).Text)) : null;
        var calendar = await archive.FindAsync(ReplaceableSet.Calendar, deadline.CalendarEdition, cancellationToken);
        var notes = calendar?.CreatePlanner().Explain(deadline).ToLookup(DueAtView.IsSkipped);
        return Results.Json(DeadlineProofView.Of(deadline, basis, notes), AnswerJson.Wire.DeadlineProofView);
    }
}
