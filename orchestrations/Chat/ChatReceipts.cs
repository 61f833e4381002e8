using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Chat;

/// <summary>Notes what became of each message of the chat, under the message's own id.</summary>
public sealed class ChatReceipts(IntakeReceipts receipts, TimeProvider clock)
{
    private const string Nothing = "nothing-said";

    /// <summary>Whatever comes of it, that it came can be looked up from here on.</summary>
    public Task ReceivedAsync(ChatMessage message, CancellationToken cancellationToken) => message.Kind == ChatMessageKind.Silence
        ? Task.CompletedTask
        : receipts.NoteAsync(new IntakeReceipt { Id = message.Id, Outcome = IntakeOutcome.Received, At = clock.GetUtcNow() }, cancellationToken);

    public async Task NoteAsync(ChatStep step, ChatAnswer answer, CancellationToken cancellationToken)
    {
        foreach (var receipt in Of(step, answer)) await receipts.NoteAsync(receipt, cancellationToken);
    }

    private IEnumerable<IntakeReceipt> Of(ChatStep step, ChatAnswer answer) => step switch
    {
        FileDraft { Draft.Messages: var messages } => messages.Select(id => Receipt(id, answer.CaseId is null ? IntakeOutcome.Refused : IntakeOutcome.Filed, answer)),
        Say { Refuses: { Count: > 0 } refused } => refused.Select(id => Receipt(id, IntakeOutcome.Refused, answer) with { Code = Nothing, Reason = answer.Text }),
        _ when step.Id.Split('/') is [var message, _] => [Receipt(message, answer.Refusal is null ? IntakeOutcome.Answered : IntakeOutcome.Refused, answer)],
        _ => [],
    };

    private IntakeReceipt Receipt(string id, IntakeOutcome outcome, ChatAnswer answer) => new()
    {
        Id = id,
        Outcome = outcome,
        At = clock.GetUtcNow(),
        CaseId = answer.CaseId,
        Code = answer.Refusal?.Code,
        Reason = answer.Refusal?.Detail,
    };
}
