using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>A message that failed five times for a fault of ours is kept too, so that somebody sees it.</summary>
public sealed class KeepPoisonedCaseReport(DeadLetters letters, IntakeReceipts receipts, TimeProvider clock)
{
    private const string Code = "failed-repeatedly";
    private const string Reason = "It failed five times although nothing is wrong with it; send it again.";

    [Function(nameof(KeepPoisonedCaseReport))]
    public async Task RunAsync([QueueTrigger(StorageNames.CaseReportsPoison)] QueueMessage message, CancellationToken cancellationToken)
    {
        await letters.KeepAsync(message.Letter(StorageNames.CaseReportsPoison, Code, Reason), cancellationToken);
        var receipt = new IntakeReceipt { Id = $"device-{message.MessageId}", Outcome = IntakeOutcome.Refused, At = clock.GetUtcNow(), Code = Code, Reason = Reason };
        await receipts.NoteAsync(receipt, cancellationToken);
    }
}
