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

    /// <summary>我的待办: a handler's unit's open cases, what waits for a dispatcher, a verifier or a supervisor, or what the person reported.</summary>
    public async Task<ChatAnswer> ListAsync(ChatSpeaker speaker, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(TodoOf(speaker.Actor), cancellationToken);
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
        var seen = new List<CaseSummary>();
        foreach (var filter in number is null ? [TodoOf(speaker.Actor)] : CaseReading.ListsOf(speaker.Actor)) seen.AddRange(await OpenAsync(filter, cancellationToken));
        var meant = seen.Select(c => c.Id).Where(id => number is null || id.EndsWith(number, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return meant is [var one] ? await ReadAsync(one, cancellationToken) : null;
    }

    private async Task<CaseState?> ReadAsync(string caseId, CancellationToken cancellationToken) => (await store.FindAsync(caseId, cancellationToken))?.State;

    private static CaseFilter TodoOf(Actor actor) =>
        CaseReading.UnitOf(actor) is { } unit ? new CaseFilter { Unit = unit }
        : actor.Is(Role.Dispatcher) ? new CaseFilter { Stage = CaseStage.Dispatch }
        : actor.Is(Role.Verifier) ? new CaseFilter { Stage = CaseStage.Supervision }
        : actor.Is(Role.Supervisor) ? new CaseFilter { Overdue = true }
        : new CaseFilter { FiledBy = actor.Id };

    private async Task<IReadOnlyList<CaseSummary>> OpenAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var page = await queries.ListAsync(filter, MostSearched, continuation: null, cancellationToken);
        return [.. page.Items.Where(c => c.Stage != CaseStage.Closed)];
    }
}
