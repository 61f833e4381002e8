using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Chat;

/// <summary>What people see of cases in the chat.</summary>
public sealed class ChatViews(CaseStore store, CaseQueries queries)
{
    /// <summary>Lines of a list; a message holds 2 048 bytes.</summary>
    private const int MostLines = 8;

    private const int MostSearched = 500;

    /// <summary>查.</summary>
    public async Task<ChatAnswer> ShowAsync(ChatSpeaker speaker, string? number, CancellationToken cancellationToken)
    {
        if (await FindAsync(speaker, number, cancellationToken) is not { } state) return new ChatAnswer(number is null ? ChatTexts.NoCaseInHand : ChatTexts.NotFound(number));
        return CaseReading.MayRead(state, speaker.Actor)
            ? new ChatAnswer(CaseWords.Card(speaker.Data, state, speaker.Now), state.Id) { Card = CaseCards.Of(state, speaker) }
            : new ChatAnswer(ChatTexts.NotFound(number ?? state.Id));
    }

    /// <summary>我的待办: the open cases of a handler's unit, or those that the person reported.</summary>
    public async Task<ChatAnswer> ListAsync(ChatSpeaker speaker, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(speaker, cancellationToken);
        var lines = open.Take(MostLines).Select(c => CaseWords.Line(speaker.Data, c, speaker.Now));
        return open.Count == 0 ? new ChatAnswer("没有待办。")
            : new ChatAnswer(string.Join('\n', lines.Prepend($"共 {open.Count} 件：")), open.Count == 1 ? open[0].Id : null);
    }

    /// <summary>The case that a number, or the end of one, means to this person; without a number, the one in hand.</summary>
    /// <returns><c>null</c> when it means none, or more than one.</returns>
    public async Task<CaseState?> FindAsync(ChatSpeaker speaker, string? number, CancellationToken cancellationToken)
    {
        if (number is not null && CaseId.IsValid(number)) return await ReadAsync(number, cancellationToken);
        if (number is null && speaker.Conversation.CaseInHand is { } inHand) return await ReadAsync(inHand, cancellationToken);
        var meant = (await OpenAsync(speaker, cancellationToken)).Where(c => number is null || c.Id.EndsWith(number, StringComparison.Ordinal)).Take(2).ToList();
        return meant is [var one] ? await ReadAsync(one.Id, cancellationToken) : null;
    }

    private async Task<CaseState?> ReadAsync(string caseId, CancellationToken cancellationToken) => (await store.FindAsync(caseId, cancellationToken))?.State;

    private async Task<IReadOnlyList<CaseSummary>> OpenAsync(ChatSpeaker speaker, CancellationToken cancellationToken)
    {
        var filter = speaker.Actor is { Unit: { } unit } actor && actor.Is(Role.Handler) ? new CaseFilter { Unit = unit } : new CaseFilter { FiledBy = speaker.Actor.Id };
        var page = await queries.ListAsync(filter, MostSearched, continuation: null, cancellationToken);
        return [.. page.Items.Where(c => c.Stage != CaseStage.Closed)];
    }
}
