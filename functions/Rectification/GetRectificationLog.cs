using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetRectificationLog(RectificationStore store)
{
    [Function(nameof(GetRectificationLog))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/log")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = await store.ReadableAsync(id, request, cancellationToken);
        var log = await store.ReadLogAsync(id, cancellationToken);
        return Results.Json(new CaseLogView([.. log.Select(CaseLogEntryView.Of)]), AnswerJson.Wire.CaseLogView);
    }
}
