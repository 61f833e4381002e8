using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>
/// Reports from hand-held devices, with the pictures that they name. A message that no case can be made of is kept with its reason;
/// what became of each can be looked up.
/// </summary>
public sealed partial class ReceiveCaseReport(
    CaseIntake intake, SourceOwners owners, PictureQueue pictures, IntakeReceipts receipts, DeadLetters letters, TimeProvider clock, ILogger<ReceiveCaseReport> logger)
{
    /// <summary>As the host counts them (host.json, maxDequeueCount).</summary>
    private const int LastTry = 5;

    [Function(nameof(ReceiveCaseReport))]
    public async Task RunAsync(
        [QueueTrigger(StorageNames.CaseReports)] QueueMessage message, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var receipt = new IntakeReceipt { Id = $"device-{message.MessageId}", Outcome = IntakeOutcome.Refused, At = clock.GetUtcNow() };
        try
        {
            var body = new RequestBody(message.Body.ToMemory());
            var report = body.Read(CaseRequestJson.Default.DeviceReport);
            owners.Check(report.Source, DeviceReport.Door);
            if (!report.HasNamesOfPhotos) throw new ProblemException("photos-invalid", $"photos takes {DeviceReport.MostPhotos} names of blobs in the container {StorageNames.DevicePhotos}, without dots before a slash.");
            var filed = await intake.FileAsync(new FilingRequest(report, DeviceReport.Door, body.Hash("file"), $"{StorageNames.CaseReports}\n{message.MessageId}"), engine, cancellationToken);
            await receipts.NoteAsync(receipt with { Outcome = filed.Duplicate ? IntakeOutcome.Duplicate : IntakeOutcome.Filed, CaseId = filed.State.Id }, cancellationToken);
            foreach (var order in report.Orders(filed.State.Id, clock.GetUtcNow())) await pictures.SendAsync(order, TimeSpan.Zero, cancellationToken);
        }
        catch (Exception refused) when (refused is ProblemException or ForbiddenException or CommandRejectedException)
        {
            var problem = Problem.Of(refused)!;
            LogKept(message.MessageId, problem.Code);
            await letters.KeepAsync(message.Letter(StorageNames.CaseReports, problem.Code, problem.Detail), cancellationToken);
            await receipts.NoteAsync(receipt with { Code = problem.Code, Reason = problem.Detail }, cancellationToken);
        }
        catch when (message.DequeueCount >= LastTry)
        {
            // The host sets a copy aside under another id: only here the sender's own is known.
            await receipts.NoteAsync(receipt with { Code = "failed-repeatedly", Reason = "It failed five times although nothing is wrong with it; send it again." }, cancellationToken);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} became no case ({Code}); it is kept as a dead letter.")]
    private partial void LogKept(string messageId, string code);
}
