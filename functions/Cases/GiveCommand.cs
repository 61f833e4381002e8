using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Functions.Cases;

public sealed class GiveCommand(CaseDesk desk, TimeProvider clock)
{
    [Function(nameof(GiveCommand))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{id}/commands/{command}")] HttpRequest request,
        string id,
        string command,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var actor = request.Actor();
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        var receipt = request.IdempotencyKey(actor) is { } key ? new CommandReceipt(key, body.Hash(command)) : null;
        var given = new CommandRequest<CaseCommand>(id, CommandJson.Read(command, body), actor, request.IfMatch(), receipt);
        var state = await desk.ExecuteAsync(given, engine, cancellationToken);
        return CaseAnswer.Ok(request, CaseView.Of(state, actor, clock.GetUtcNow()));
    }
}
