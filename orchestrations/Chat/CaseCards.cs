using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Chat;

/// <summary>Cards whose buttons are the commands that a person could give now.</summary>
internal static class CaseCards
{
    private static readonly (string Command, string Word)[] Buttons = [("accept", "接单"), ("return", "退单"), ("complete", "办结")];

    /// <returns><c>null</c> when the person could do nothing.</returns>
    public static ChatCard? Of(CaseState state, ChatSpeaker speaker) => Of(state, speaker.Actor, CaseWords.Category(speaker.Data, state.Category), speaker.Now);

    /// <param name="now">UTC.</param>
    public static ChatCard? Of(CaseState state, Actor actor, string category, DateTimeOffset now)
    {
        var allowed = CaseLifecycle.Allowed(state, actor, now);
        var buttons = Buttons.Where(b => allowed.Contains(b.Command, StringComparer.Ordinal)).Select(b => new ChatButton($"{b.Word} {state.Id}", b.Word)).ToList();
        return buttons.Count == 0 ? null : new ChatCard(state.Id, $"{category} {CaseWords.Status(state.Status)}", buttons);
    }
}
