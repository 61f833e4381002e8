using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>The engine's own view of a case, and what is to be said of the two. Instants are UTC.</summary>
/// <param name="Stage">That the orchestration knows of; it may be behind the case.</param>
/// <param name="NextDeadline">Of the case itself; <c>null</c> when nothing is due by itself.</param>
public sealed record OrchestrationView(
    string InstanceId,
    string RuntimeStatus,
    CaseStage? Stage,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUpdatedAt,
    DateTimeOffset? NextWakeUpAt,
    DateTimeOffset? NextDeadline,
    EngineVerdict Verdict);

public sealed class GetOrchestration(CaseStore store, EngineWatch watch)
{
    [Function(nameof(GetOrchestration))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/orchestration")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var state = (await store.FindAsync(id, cancellationToken))?.State.Readable(request.Actor()) ?? throw new CaseNotFoundException(id);
        var sight = await watch.LookAsync(CaseEngine.Watched(state), engine, cancellationToken);
        var instance = sight.Instance ?? throw OrchestrationAbsence.Of(sight.Record, CaseRecord.Kind.Noun);
        var status = instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CaseWatchStatus>();
        return Results.Json(
            new OrchestrationView(
                instance.InstanceId,
                instance.RuntimeStatus.ToString(),
                status?.Stage,
                instance.CreatedAt,
                instance.LastUpdatedAt,
                status?.NextWakeUpAt,
                sight.Record.Progress.NextDeadline,
                sight.Verdict),
            AnswerJson.Wire.OrchestrationView);
    }
}
