using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Bots;

/// <summary>Reports from bots, each message signed. The same message again is the same case; what became of it can be looked up.</summary>
public sealed class ReceiveBotMessage(BotSignature signature, CaseIntake intake, IntakeReceipts receipts, RateLimits limits, TimeProvider clock)
{
    private const string IntakeIdHeader = "Intake-Id";
    private static readonly string[] OwnSources = ["bot", "chat"];

    [Function(nameof(ReceiveBotMessage))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bots/{bot}/messages")] HttpRequest request,
        string bot,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        var messageId = signature.Verify(bot, request.Headers, body);
        limits.Count(Sender(bot));
        var receipt = new IntakeReceipt { Id = $"bot-{bot}-{messageId}", Outcome = IntakeOutcome.Refused, At = clock.GetUtcNow() };
        request.HttpContext.Response.Headers[IntakeIdHeader] = receipt.Id;
        try
        {
            var filed = await FileAsync(bot, messageId, body, engine, cancellationToken);
            await receipts.NoteAsync(receipt with { Outcome = filed.Duplicate ? IntakeOutcome.Duplicate : IntakeOutcome.Filed, CaseId = filed.State.Id }, cancellationToken);
            return CaseAnswer.Filed(request, filed, Sender(bot), clock.GetUtcNow());
        }
        catch (Exception refused) when (refused is ProblemException or CommandRejectedException)
        {
            var problem = Problem.Of(refused)!;
            await receipts.NoteAsync(receipt with { Code = problem.Code, Reason = problem.Detail }, cancellationToken);
            throw;
        }
    }

    private async Task<FiledCase> FileAsync(string bot, string messageId, RequestBody body, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var report = body.Read(CaseRequestJson.Default.CaseReport);
        if (!OwnSources.Contains(report.Source, StringComparer.Ordinal))
            throw new ProblemException("source-not-yours", $"A bot's source is one of {string.Join(", ", OwnSources)}.", StatusCodes.Status422UnprocessableEntity);
        var own = report with { SourceId = $"{bot}:{(string.IsNullOrWhiteSpace(report.SourceId) ? messageId : report.SourceId)}" };
        return await intake.FileAsync(new FilingRequest(own, Sender(bot), body.Hash("file"), $"bot:{bot}\n{messageId}"), engine, cancellationToken);
    }

    private static Actor Sender(string bot) => Actor.Integration($"bot:{bot}");
}
