using System.Diagnostics;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Chat;

/// <summary>Gives the commands of the chat to their cases.</summary>
public sealed class ChatCommands(CaseDesk desk, ChatViews views)
{
    /// <summary>A piece that came after its report was filed.</summary>
    public async Task<ChatAnswer> AddAsync(ChatSpeaker speaker, AddToCase step, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var caseId = step.CaseId ?? speaker.Conversation.Filed?.CaseId;
        if (caseId is null) return new ChatAnswer(ChatTexts.NotAdded);
        var pictures = speaker.Orders(step, caseId, PhotoKind.Report, step.Pictures);
        if (step is { Note: null, Address: null, Location: null }) return new ChatAnswer(ChatTexts.PicturesComing(caseId, pictures.Count), caseId) { Pictures = pictures };
        return await GiveAsync(speaker, step, caseId, new Supplement(step.Note, step.Address, step.Location), _ => ChatTexts.Added(caseId, step.Note ?? step.Address), engine, cancellationToken) with { Pictures = pictures };
    }

    /// <summary>接单, 退单, 进展, 办结, 催办.</summary>
    public async Task<ChatAnswer> CarryOutAsync(ChatSpeaker speaker, CarryOut step, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var (state, text) = (await views.FindAsync(speaker, step.Case, cancellationToken), step.Text);
        if (state is null) return NotFound(step);
        var mayRead = CaseReading.MayRead(state, speaker.Actor);
        if (text.Length == 0 && ChatTexts.WordsMissing(step.Word) is { } hint) return mayRead ? new ChatAnswer(hint, state.Id) { Loose = step.Pictures } : NotFound(step);
        var answer = await GiveAsync(speaker, step, state.Id, Command(step.Word, text), after => CaseWords.Card(speaker.Data, after, speaker.Now), engine, cancellationToken);
        // A unit that has just returned the case may not read it any more: what was done before a crash is still answered.
        if (answer.Refusal is { Kind: RejectionKind.Person }) return mayRead ? answer : NotFound(step);
        return answer with { Pictures = speaker.Orders(step, state.Id, step.Word == ChatWord.Complete ? PhotoKind.After : PhotoKind.Before, step.Pictures) };
    }

    /// <summary>Whether there is such a case is nobody's business who may not read it.</summary>
    private static ChatAnswer NotFound(CarryOut step) => new(step.Case is { } number ? ChatTexts.NotFound(number) : ChatTexts.NoCaseInHand) { Loose = step.Pictures };

    /// <summary>The command with the whole number of its case, which is settled before anything is done: a later try means the same case.</summary>
    public async Task<CarryOut> ResolveAsync(ChatSpeaker speaker, CarryOut step, CancellationToken cancellationToken) =>
        (step.Case is not { } number || !CaseId.IsValid(number)) && await views.FindAsync(speaker, step.Case, cancellationToken) is { } state ? step with { Case = state.Id } : step;

    private async Task<ChatAnswer> GiveAsync(
        ChatSpeaker speaker, ChatStep step, string caseId, CaseCommand command, Func<CaseState, string> say, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = new CommandReceipt($"chat\n{step.Id}", command.GetType().Name);
            var after = await desk.ExecuteAsync(new CommandRequest<CaseCommand>(caseId, command, speaker.Actor, Receipt: receipt), engine, cancellationToken);
            return new ChatAnswer(say(after), caseId) { Card = CaseCards.Of(after, speaker) };
        }
        catch (CommandRejectedException refused)
        {
            return new ChatAnswer(ChatRefusals.Of(refused.Rejection), caseId) { Refusal = refused.Rejection };
        }
    }

    private static CaseCommand Command(ChatWord word, string text) => word switch
    {
        ChatWord.Accept => new Accept(),
        ChatWord.Return => new Return(text),
        ChatWord.Progress => new Report(text),
        ChatWord.Complete => Complete(text),
        ChatWord.Urge => new Urge(text),
        _ => throw new UnreachableException($"{word} is no command of a case."),
    };

    /// <summary>办结 解释 … and 办结 不属实 … say how it ended; everything else was solved.</summary>
    private static Complete Complete(string text) =>
        text.StartsWith("不属实", StringComparison.Ordinal) ? new Complete(CaseResult.Unfounded, "不属实", "不合理", text)
        : text.StartsWith("解释", StringComparison.Ordinal) ? new Complete(CaseResult.Explained, "属实", "合理", text)
        : new Complete(CaseResult.Solved, "属实", "合理", text);
}
