using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

public sealed class VerifyCaseLog(CaseStore store)
{
    [Function(nameof(VerifyCaseLog))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/log/verification")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(id, cancellationToken) ?? throw new CaseNotFoundException(id);
        var state = stored.State.Readable(request.Actor());
        var log = await store.ReadLogAsync(id, cancellationToken, state.Version);
        return Results.Json(RecordLog.Verify(id, log, state.Version, stored.LogHash), AnswerJson.Wire.LogVerification);
    }
}
