using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Benchmarks.Textbook;

public static class RaiseEvent
{
    [Function(nameof(RaiseEvent))]
    public static async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{orchestrator}/{id}/{step}")] HttpRequest request,
        string id,
        string step,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        using var body = new StreamReader(request.Body);
        await engine.RaiseEventAsync(id, step, await body.ReadToEndAsync(cancellationToken), cancellationToken);
        return Results.Accepted();
    }
}
