using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Rectification.Door;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GiveRectificationCommand(RectificationDesk desk, FirmDoor door, CaseNotifier chat, TimeProvider clock)
{
    [Function(nameof(GiveRectificationCommand))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "rectifications/{id}/commands/{command}")] HttpRequest request,
        string id,
        string command,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var actor = request.Actor();
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        var receipt = request.IdempotencyKey(actor) is { } key ? new CommandReceipt(key, body.Hash(command)) : null;
        var given = new CommandRequest<RectificationCommand>(id, RectificationCommandJson.Read(command, body), actor, request.IfMatch(), receipt);
        if (given.Command is IssueLink && !door.IsOpen) throw new ProblemException("hand-in-closed", "The town has no key for firms' links; set HandIn:Keys.", StatusCodes.Status503ServiceUnavailable);
        if (given.Command is DeliverNotice { Way: NoticeWay.Chat } && !chat.ReachesFirms) throw new ProblemException("chat-closed", "The town has no app in the chat (WeCom:CorpId); deliver the notice printed.", StatusCodes.Status503ServiceUnavailable);
        var state = await desk.ExecuteAsync(given, engine, cancellationToken);
        return RectificationView.Ok(request, RectificationView.Of(state, actor, clock.GetUtcNow(), door.PathFor(state, actor)));
    }
}
