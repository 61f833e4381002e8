using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>The answer to somebody who reports what another has reported, and may not read what that other said.</summary>
public sealed record DuplicateView(string Id, bool Duplicate, CaseLinks Links)
{
    internal static DuplicateView Of(CaseState state) => new(state.Id, Duplicate: true, CaseLinks.Of(state));
}

public sealed class FileCaseReport(CaseIntake intake, SourceOwners owners, TimeProvider clock)
{
    [Function(nameof(FileCaseReport))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases")] HttpRequest request,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var actor = request.Actor();
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        var report = body.Read(CaseRequestJson.Default.CaseReport);
        owners.Check(report.Source, actor);
        var filed = await intake.FileAsync(new FilingRequest(report, actor, body.Hash("file"), request.IdempotencyKey(actor)), engine, cancellationToken);
        return CaseAnswer.Filed(request, filed, actor, clock.GetUtcNow());
    }
}
