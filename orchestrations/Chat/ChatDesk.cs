using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Chat;

/// <summary>
/// Where messages of the chat are understood and what follows is done. A message is understood in one write, which also keeps
/// the steps that follow; each step is done under an id of its own and then taken away. So a message that is delivered again,
/// or after a crash, finds what is left to do and does nothing twice.
/// </summary>
public sealed class ChatDesk(ReferenceInForce reference, Conversations conversations, ChatSteps steps, ChatReceipts receipts, IOptions<ChatOptions> options, TimeProvider clock)
{
    private const int Attempts = 30;

    /// <exception cref="ConflictException">Others were always faster; the queue delivers the message again.</exception>
    public async Task HearAsync(ChatMessage message, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var conversation = await ChangeAsync(message.From, async before => (await DialogueAsync(cancellationToken)).Hear(before, message, clock.Now()), cancellationToken);
        await receipts.ReceivedAsync(message, cancellationToken);
        while (conversation.Pending is [var step, ..])
        {
            var settled = await steps.SettleAsync(conversation, step, cancellationToken);
            if (settled != step)
            {
                conversation = await ChangeAsync(message.From, before => Task.FromResult(With(before, settled)), cancellationToken);
                continue;
            }

            var done = await steps.DoAsync(conversation, step, engine, cancellationToken);
            conversation = await ChangeAsync(message.From, before => Task.FromResult(Without(before, step, done, options.Value.AssembleFor)), cancellationToken);
        }
    }

    private async Task<Dialogue> DialogueAsync(CancellationToken cancellationToken) =>
        new(new ClassWords((await reference.GetAsync(cancellationToken)).Data.CategorySet), options.Value);

    private static Conversation With(Conversation before, ChatStep settled) => before with { Pending = [.. before.Pending.Select(p => p.Id == settled.Id ? settled : p)] };

    private static Conversation Without(Conversation before, ChatStep step, DoneStep done, TimeSpan wait) => Waiting(before, step, done.Loose ?? [], wait) with
    {
        CaseInHand = done.CaseInHand ?? before.CaseInHand,
        Filed = step is FileDraft { Draft.Id: var draft } && before.Filed?.DraftId == draft
            ? done.CaseInHand is { } caseId ? before.Filed with { CaseId = caseId } : null
            : before.Filed,
    };

    /// <summary>Pictures that the step did not use wait for words again, from its message on.</summary>
    private static Conversation Waiting(Conversation before, ChatStep step, IReadOnlyList<SentPicture> loose, TimeSpan wait)
    {
        var without = before with { Pending = [.. before.Pending.Where(p => p.Id != step.Id)] };
        if (loose.Count == 0 || without.Pending.Count == before.Pending.Count) return without;
        var since = step.At > before.LooseAt ? step.At : before.LooseAt;
        return (without with { LoosePictures = [.. before.LoosePictures, .. loose], LooseAt = since }).Then(new Listen(since + wait) { Id = $"{step.Id}/listen", At = step.At });
    }

    private async Task<Conversation> ChangeAsync(string person, Func<Conversation, Task<Conversation>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await conversations.ReadAsync(person, cancellationToken);
            var after = await change(before.Conversation);
            if (ReferenceEquals(after, before.Conversation) || await conversations.TryWriteAsync(before, after, cancellationToken)) return after;
        }

        throw new ConflictException("The conversation kept changing.");
    }
}
