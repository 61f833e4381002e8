using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using FromBody = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Xinjing.Serverless.Benchmarks.Textbook;

public static class StartInstance
{
    [Function(nameof(StartInstance))]
    public static async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{orchestrator}")] HttpRequest request,
        [FromBody] CaseRecord record,
        string orchestrator,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        _ = request;
        var id = await engine.ScheduleNewOrchestrationInstanceAsync(orchestrator, record, new StartOrchestrationOptions(record.Id), cancellationToken);
        return Results.Accepted($"/api/{orchestrator}/{id}");
    }
}
