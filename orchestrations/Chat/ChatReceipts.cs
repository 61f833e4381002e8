using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Chat;

/// <summary>Notes what became of each message of the chat, under the message's own id.</summary>
public sealed class ChatReceipts(IntakeReceipts receipts, TimeProvider clock)
{
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
        FileDraft { Draft.Sent: var messages } => messages.Select(id => Receipt(id, answer.CaseId is null ? IntakeOutcome.Refused : IntakeOutcome.Filed, answer)),
        Say { Refuses: { Count: > 0 } refused, Code: var code } => refused.Select(id => Receipt(id, IntakeOutcome.Refused, answer) with { Code = code, Reason = answer.Text }),
        _ when step.Id.Split('/') is [var message, _] => Waited(step, answer).Prepend(message).Distinct(StringComparer.Ordinal).Select(id => Receipt(id, answer.Refusal is null ? IntakeOutcome.Answered : IntakeOutcome.Refused, answer)),
        _ => [],
    };

    /// <summary>Messages with the pictures that had waited for this one, unless they go on waiting.</summary>
    private static IEnumerable<string> Waited(ChatStep step, ChatAnswer answer) => step is CarryOut { Pictures: var pictures } && answer.Loose.Count == 0
        ? pictures.Select(picture => picture.Message).OfType<string>().Distinct(StringComparer.Ordinal)
        : [];

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
