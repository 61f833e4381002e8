using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class PurgeHistories(HistoryPurge purge)
{
    private const int MostDays = 31;

    [Function(nameof(PurgeHistories))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operations/purges")] HttpRequest request,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin);
        var range = (await RequestBody.ReadAsync(request, cancellationToken)).Read(OperationsJson.Default.PurgeRange);
        if (range.To < range.From || range.To.DayNumber - range.From.DayNumber >= MostDays)
            throw new ProblemException("range-invalid", $"'to' is not before 'from', and the two are {MostDays} days at most, both included.", StatusCodes.Status422UnprocessableEntity);
        var page = await request.PageAsync((top, continuation) => purge.PurgeAsync(range.From, range.To, top, continuation, engine, cancellationToken));
        return Results.Json(page, AnswerJson.Wire.PurgedPage);
    }
}
