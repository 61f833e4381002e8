using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Reference;

public sealed partial class PutReferenceSet(ReferenceDesk desk, ReferenceDryRun dryRun, RecomputationStart recomputation, ILogger<PutReferenceSet> logger)
{
    private const int MostBytes = 2 * 1024 * 1024;

    [Function(nameof(PutReferenceSet))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "reference/{set}")] HttpRequest request,
        string set,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var actor = request.ActorWith(Role.Admin);
        var wanted = ReferenceRequest.Set(set);
        var isDryRun = IsDryRun(request);
        var body = await RequestBody.ReadAsync(request, cancellationToken, MostBytes);
        var proposal = await desk.ProposeAsync(wanted, body.Bytes, cancellationToken);
        if (request.IfMatch() is { } expected && expected != (proposal.Ledger.Latest(wanted)?.Version ?? 0))
            throw new ProblemException("version-mismatch", $"The set is at version {proposal.Ledger.Latest(wanted)?.Version ?? 0}; read it again.", StatusCodes.Status412PreconditionFailed);
        return isDryRun ? await TryOutAsync(proposal, request, cancellationToken) : await AcceptAsync(proposal, actor, engine, cancellationToken);
    }

    private async Task<IResult> TryOutAsync(ReferenceProposal proposal, HttpRequest request, CancellationToken cancellationToken)
    {
        var page = await dryRun.RunAsync(proposal, request.Top(), request.Field("continuation"), cancellationToken);
        return Results.Json(
            new DryRunView(proposal.Set.Name, proposal.Edition, DryRun: true, page.Cases, MovedDeadlineView.Of(page.Moved), page.Continuation),
            AnswerJson.Wire.DryRunView);
    }

    private async Task<IResult> AcceptAsync(ReferenceProposal proposal, Actor actor, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var change = await desk.AcceptAsync(proposal, actor.Id, cancellationToken);
        try
        {
            await recomputation.EnsureAsync(engine, cancellationToken);
        }
        catch (Exception late)
        {
            LogLeftToTimer(late, change.Version);
        }

        return Results.Json(
            new ReferenceAcceptedView(change.Set, change.Version, change.Edition, change.By, change.At, $"/api/reference/recomputations/{change.Version}"),
            AnswerJson.Wire.ReferenceAcceptedView);
    }

    private static bool IsDryRun(HttpRequest request) => request.Field("dryRun") switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new ProblemException("dry-run-invalid", "dryRun is true or false."),
    };

    [LoggerMessage(LogLevel.Warning, "Version {Version} of the reference data is in force; its recomputation is left to the timer.")]
    private partial void LogLeftToTimer(Exception exception, long version);
}
