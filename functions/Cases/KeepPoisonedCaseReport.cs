using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>A message that failed five times for a fault of ours is kept too, so that somebody sees it.</summary>
public sealed class KeepPoisonedCaseReport(DeadLetters letters)
{
    [Function(nameof(KeepPoisonedCaseReport))]
    public Task RunAsync([QueueTrigger(StorageNames.CaseReportsPoison)] QueueMessage message, CancellationToken cancellationToken) =>
        letters.KeepAsync(
            message.Letter(StorageNames.CaseReportsPoison, "failed-repeatedly", "It failed five times although nothing is wrong with it; send it again."),
            cancellationToken);
}
