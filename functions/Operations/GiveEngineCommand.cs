using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class GiveEngineCommand(EngineDesk desk)
{
    [Function(nameof(GiveEngineCommand))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operations/records/{id}/{command}")] HttpRequest request,
        string id,
        string command,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var actor = request.ActorWith(Role.Admin);
        var step = Step(command);
        var note = (await RequestBody.ReadAsync(request, cancellationToken)).Read(OperationsJson.Default.OperatorNote);
        var sight = await desk.GiveAsync(new OperatorCommand(id, step, note.Reason, actor), engine, cancellationToken)
            ?? throw new ProblemException("record-not-found", $"There is neither a case nor a target '{id}'.", StatusCodes.Status404NotFound);
        return Results.Json(InstanceView.Of(sight), AnswerJson.Wire.InstanceView);
    }

    private static EngineStep Step(string command) => OperatorRule.Commands.TryGetValue(command, out var step)
        ? step
        : throw new ProblemException("unknown-command", $"There is no command '{command}'; there are {string.Join(", ", OperatorRule.Commands.Keys)}.", StatusCodes.Status404NotFound);
}
