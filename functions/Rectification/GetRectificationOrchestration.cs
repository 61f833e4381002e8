using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>The engine's own view of a target. Instants are UTC.</summary>
/// <param name="Status">That the orchestration knows of; it may be behind the target.</param>
public sealed record RectificationOrchestrationView(
    string InstanceId, string RuntimeStatus, RectificationStatus? Status, DateTimeOffset LastUpdatedAt, DateTimeOffset? NextWakeUpAt);

public sealed class GetRectificationOrchestration(RectificationStore store)
{
    [Function(nameof(GetRectificationOrchestration))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/orchestration")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var instanceId = RectificationEngine.InstanceId(await store.ReadableAsync(id, request, cancellationToken));
        var instance = await engine.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken)
            ?? throw new ProblemException("orchestration-not-found", "The engine does not know the target yet; the sweep will tell it.", 404);
        var status = instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<RectificationWatchStatus>();
        return Results.Json(
            new RectificationOrchestrationView(instanceId, instance.RuntimeStatus.ToString(), status?.Status, instance.LastUpdatedAt, status?.NextWakeUpAt), AnswerJson.Wire.RectificationOrchestrationView);
    }
}
