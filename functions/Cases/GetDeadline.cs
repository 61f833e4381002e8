using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>How a due instant came about. Instants are UTC.</summary>
/// <param name="Rule">Id of the service level, in the set that <paramref name="Edition"/> names.</param>
/// <param name="Alerts">The reminder, then each step of escalation; the first <paramref name="AlertsGiven"/> have been given.</param>
public sealed record DeadlineProofView(
    DeadlineKind Kind,
    string Rule,
    string Edition,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    bool Provisional,
    DeadlineStatus State,
    DateTimeOffset? EndedAt,
    IReadOnlyList<Alert> Alerts,
    int AlertsGiven)
{
    internal static DeadlineProofView Of(Deadline deadline) => new(
        deadline.Kind, deadline.Rule, deadline.Edition, deadline.StartedAt, deadline.DueAt, deadline.Provisional, deadline.Status, deadline.EndedAt, deadline.Alerts, deadline.AlertsGiven);
}

public sealed class GetDeadline(CaseStore store)
{
    [Function(nameof(GetDeadline))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/deadlines/{kind}")] HttpRequest request,
        string id,
        string kind,
        CancellationToken cancellationToken)
    {
        var state = (await store.FindAsync(id, cancellationToken))?.State.Readable(request.Actor()) ?? throw new CaseNotFoundException(id);
        var deadline = state.Deadlines.FirstOrDefault(d => d.Kind == RequestHeaders.Word<DeadlineKind>(kind))
            ?? throw new ProblemException("deadline-not-found", $"Case {id} has no deadline '{kind}'.", 404);
        return Results.Json(DeadlineProofView.Of(deadline), CaseAnswerJson.Wire.DeadlineProofView);
    }
}
