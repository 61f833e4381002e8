using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>Reports from hand-held devices. A message that no case can be made of is kept with its reason.</summary>
public sealed partial class ReceiveCaseReport(CaseIntake intake, DeadLetters letters, ILogger<ReceiveCaseReport> logger)
{
    private static readonly Actor Device = Actor.Integration("device");

    [Function(nameof(ReceiveCaseReport))]
    public async Task RunAsync(
        [QueueTrigger(StorageNames.CaseReports)] QueueMessage message, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            var body = new RequestBody(message.Body.ToMemory());
            var report = body.Read(CaseRequestJson.Default.CaseReport);
            await intake.FileAsync(new FilingRequest(report, Device, body.Hash("file"), $"{StorageNames.CaseReports}\n{message.MessageId}"), engine, cancellationToken);
        }
        catch (Exception refused) when (refused is ProblemException or CommandRejectedException)
        {
            var problem = Problem.Of(refused)!;
            LogKept(message.MessageId, problem.Code);
            await letters.KeepAsync(message.Letter(StorageNames.CaseReports, problem.Code, problem.Detail), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} became no case ({Code}); it is kept as a dead letter.")]
    private partial void LogKept(string messageId, string code);
}
