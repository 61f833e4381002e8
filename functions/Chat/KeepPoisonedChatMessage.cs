using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Chat;

/// <summary>
/// A message that failed five times for a fault of ours, such as a storage that does not answer, is tried again for a day: what was
/// decided on is stored and waits for it. Then it is kept, so that somebody sees it.
/// </summary>
public sealed class KeepPoisonedChatMessage(ChatQueue queue, DeadLetters letters, IntakeReceipts receipts, TimeProvider clock)
{
    private const string Code = "failed-repeatedly";
    private const string Reason = "It failed five times although nothing is wrong with it; send it again.";

    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    [Function(nameof(KeepPoisonedChatMessage))]
    public async Task RunAsync([QueueTrigger(StorageNames.ChatMessagesPoison)] QueueMessage message, CancellationToken cancellationToken)
    {
        var said = JsonSerializer.Deserialize(message.Body.ToMemory().Span, ChatJson.Stored.ChatMessage)!;
        if (clock.GetUtcNow() - said.SentAt < Patience)
        {
            await queue.SendAsync(said, Pause, cancellationToken);
            return;
        }

        await letters.KeepAsync(message.Letter(StorageNames.ChatMessagesPoison, Code, Reason), cancellationToken);
        await receipts.NoteAsync(new IntakeReceipt { Id = said.Id, Outcome = IntakeOutcome.Refused, At = clock.GetUtcNow(), Code = Code, Reason = Reason }, cancellationToken);
    }
}
