using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>The engine's own view of a case. Instants are UTC.</summary>
/// <param name="Stage">That the orchestration knows of; it may be behind the case.</param>
public sealed record OrchestrationView(
    string InstanceId, string RuntimeStatus, CaseStage? Stage, DateTimeOffset LastUpdatedAt, DateTimeOffset? NextWakeUpAt);

public sealed class GetOrchestration(CaseStore store)
{
    [Function(nameof(GetOrchestration))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/orchestration")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var state = (await store.FindAsync(id, cancellationToken))?.State.Readable(request.Actor()) ?? throw new CaseNotFoundException(id);
        var instanceId = CaseEngine.InstanceId(state);
        var instance = await engine.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken)
            ?? throw new ProblemException("orchestration-not-found", "The engine does not know the case yet; the sweep will tell it.", 404);
        var status = instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CaseWatchStatus>();
        return Results.Json(
            new OrchestrationView(instanceId, instance.RuntimeStatus.ToString(), status?.Stage, instance.LastUpdatedAt, status?.NextWakeUpAt),
            AnswerJson.Wire.OrchestrationView);
    }
}
