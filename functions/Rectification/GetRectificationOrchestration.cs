using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>The engine's own view of a target, and what is to be said of the two. Instants are UTC.</summary>
/// <param name="Status">That the orchestration knows of; it may be behind the target.</param>
/// <param name="NextDeadline">Of the target itself; <c>null</c> when nothing is due by itself.</param>
public sealed record RectificationOrchestrationView(
    string InstanceId,
    string RuntimeStatus,
    RectificationStatus? Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUpdatedAt,
    DateTimeOffset? NextWakeUpAt,
    DateTimeOffset? NextDeadline,
    EngineVerdict Verdict);

public sealed class GetRectificationOrchestration(RectificationStore store, EngineWatch watch)
{
    [Function(nameof(GetRectificationOrchestration))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/orchestration")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var sight = await watch.LookAsync(RectificationEngine.Watched(await store.ReadableAsync(id, request, cancellationToken)), engine, cancellationToken);
        var instance = sight.Instance ?? throw OrchestrationAbsence.Of(sight.Record, RectificationRecord.Kind.Noun);
        var status = instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<RectificationWatchStatus>();
        return Results.Json(
            new RectificationOrchestrationView(
                instance.InstanceId,
                instance.RuntimeStatus.ToString(),
                status?.Status,
                instance.CreatedAt,
                instance.LastUpdatedAt,
                status?.NextWakeUpAt,
                sight.Record.Progress.NextDeadline,
                sight.Verdict),
            AnswerJson.Wire.RectificationOrchestrationView);
    }
}
