using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Chat;

/// <param name="CaseInHand">The case that the step was about; <c>null</c> for none.</param>
/// <param name="Loose">Pictures that it did not use.</param>
public sealed record DoneStep(string? CaseInHand = null, IReadOnlyList<SentPicture>? Loose = null);

/// <summary>Does what follows from a message; every step may be done twice, and has then happened once.</summary>
public sealed class ChatSteps(
    ReferenceInForce reference, CaseIntake intake, ChatCommands commands, ChatViews views, ChatQueue queue, PictureQueue pictures, OutgoingMessages outgoing, WeComApi platform,
    ChatReceipts receipts, TimeProvider clock)
{
    public async Task<DoneStep> DoAsync(Conversation conversation, ChatStep step, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (step is Listen listen) return await ListenAsync(conversation.Person, listen, cancellationToken);
        var answer = await AnswerAsync(await SpeakerAsync(conversation, cancellationToken), step, engine, cancellationToken);
        foreach (var order in answer.Pictures) await pictures.SendAsync(order, TimeSpan.Zero, cancellationToken);
        await outgoing.EnqueueAsync([Reply(conversation, step, answer)], cancellationToken);
        if (step is CarryOut { ResponseCode: { } code }) await GreyAsync(code, conversation.Person, answer, cancellationToken);
        await receipts.NoteAsync(step, answer, cancellationToken);
        return new DoneStep(answer.CaseId, answer.Loose);
    }

    /// <summary>The card shows that it was answered; where it cannot, the answer itself says so.</summary>
    private async Task GreyAsync(string responseCode, string person, ChatAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            await platform.UpdateCardAsync(responseCode, person, answer.Refusal is null ? "已处理" : "未受理", cancellationToken);
        }
        catch (WeComException)
        {
            // The code counts once and for three days: nothing that trying again would change.
        }
    }

    /// <summary>The step as it has to be stored before it is done; itself where nothing has to be settled.</summary>
    public async Task<ChatStep> SettleAsync(Conversation conversation, ChatStep step, CancellationToken cancellationToken) =>
        step is CarryOut command ? await commands.ResolveAsync(await SpeakerAsync(conversation, cancellationToken), command, cancellationToken) : step;

    private async Task<ChatSpeaker> SpeakerAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var data = (await reference.GetAsync(cancellationToken)).Data;
        return new ChatSpeaker(conversation, ChatPeople.ActorOf(conversation.Person, data.StaffSet.Staff), data, clock.Now());
    }

    /// <summary>What can never be done is answered: it must not keep the person's next message waiting.</summary>
    private async Task<ChatAnswer> AnswerAsync(ChatSpeaker speaker, ChatStep step, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            return step switch
            {
                Say say => new ChatAnswer(say.Text),
                FileDraft file => await FileAsync(speaker, file, engine, cancellationToken),
                AddToCase add => await commands.AddAsync(speaker, add, engine, cancellationToken),
                CarryOut command => await commands.CarryOutAsync(speaker, command, engine, cancellationToken),
                ShowCase show => await views.ShowAsync(speaker, show.Case, cancellationToken),
                ShowTodo => await views.ListAsync(speaker, cancellationToken),
                _ => throw new UnreachableException(step.GetType().Name),
            };
        }
        catch (Exception hopeless) when (hopeless is CalendarRangeException or IdempotencyKeyReusedException or CaseNotFoundException)
        {
            return new ChatAnswer(ChatTexts.CannotBeDone) { Refusal = new Rejection(RejectionKind.Content, "cannot-be-done", hopeless.Message) };
        }
    }

    private static OutgoingMessage Reply(Conversation conversation, ChatStep step, ChatAnswer answer) =>
        new() { Id = step.Id, Target = ChatTarget.Member(conversation.Person), At = step.At, Text = answer.Text, Card = answer.Card };

    private async Task<DoneStep> ListenAsync(string person, Listen listen, CancellationToken cancellationToken)
    {
        var silence = new ChatMessage { Id = $"{listen.Id}/silence", From = person, SentAt = listen.Until, Kind = ChatMessageKind.Silence };
        await queue.SendAsync(silence, listen.Until - clock.GetUtcNow(), cancellationToken);
        return new DoneStep();
    }

    private async Task<ChatAnswer> FileAsync(ChatSpeaker speaker, FileDraft step, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var draft = step.Draft;
        var report = new CaseReport
        {
            Source = "chat",
            SourceId = draft.Id,
            Category = draft.Category!,
            Description = draft.Description,
            Address = draft.Address,
            Location = draft.Location,
        };
        try
        {
            var filed = await intake.FileAsync(new FilingRequest(report, speaker.Actor, Hash(draft), $"chat\n{draft.Id}"), engine, cancellationToken);
            return new ChatAnswer(CaseWords.Filed(speaker.Data, filed.State), filed.State.Id)
            {
                Pictures = speaker.Orders(step, filed.State.Id, PhotoKind.Report, draft.Pictures),
            };
        }
        catch (CommandRejectedException refused)
        {
            return new ChatAnswer($"没有立案：{ChatRefusals.Of(refused.Rejection)}") { Refusal = refused.Rejection };
        }
    }

    /// <summary>The draft was stored before it is filed, so its hash is the same however often that is tried.</summary>
    private static string Hash(Draft draft) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(draft, ChatJson.Stored.Draft))));
}
