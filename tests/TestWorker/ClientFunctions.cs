using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Tests.TestWorker;

public static class ClientFunctions
{
    [Function("Start")]
    public static async Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{orchestrator}")] HttpRequest request,
        string orchestrator,
        [DurableClient] DurableTaskClient client)
    {
        var aborted = request.HttpContext.RequestAborted;
        using var reader = new StreamReader(request.Body);
        return new OkObjectResult(await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, await reader.ReadToEndAsync(aborted), cancellation: aborted));
    }

    /// <summary>Starts and waits within one invocation, with a payload of any size.</summary>
    [Function("Run")]
    public static async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "run/{orchestrator}")] HttpRequest request,
        string orchestrator,
        [DurableClient] DurableTaskClient client)
    {
        var aborted = request.HttpContext.RequestAborted;
        using var reader = new StreamReader(request.Body);
        var id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, await reader.ReadToEndAsync(aborted), cancellation: aborted);
        var ended = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, aborted);
        return new OkObjectResult(ended.ReadOutputAs<string>());
    }
}
