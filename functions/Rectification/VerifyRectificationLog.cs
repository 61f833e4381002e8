using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class VerifyRectificationLog(RectificationStore store)
{
    [Function(nameof(VerifyRectificationLog))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/log/verification")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = await store.ReadableAsync(id, request, cancellationToken);
        var stored = await store.FindAsync(id, cancellationToken) ?? throw new RectificationNotFoundException(id);
        var log = await store.ReadLogAsync(id, cancellationToken, stored.State.Version);
        return Results.Json(RecordLog.Verify(id, log, stored.State.Version, stored.LogHash), AnswerJson.Wire.LogVerification);
    }
}
