using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Operations;

/// <param name="Looked">Records that this page looked at; go on while there is a continuation, also when there are no items.</param>
public sealed record StuckListView(IReadOnlyList<InstanceView> Items, int Looked, string? Continuation);

public sealed class ListStuckRecords(StuckRecords stuck)
{
    [Function(nameof(ListStuckRecords))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operations/stuck")] HttpRequest request,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin);
        var page = await request.PageAsync((top, continuation) => stuck.ListAsync(top, continuation, engine, cancellationToken));
        return Results.Json(new StuckListView([.. page.Items.Select(InstanceView.Of)], page.Looked, page.Continuation), AnswerJson.Wire.StuckListView);
    }
}
