using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Reference;

namespace Xinjing.Serverless.Tests.Chat;

/// <summary>A conversation in memory: its steps are looked at and taken away as if they had been done.</summary>
internal sealed class Talk
{
    private readonly Dialogue _dialogue = new(new ClassWords(Seeds.Town.CategorySet), new ChatOptions());
    private int _messages;

    public DateTimeOffset Now { get; private set; } = SampleTown.Noon;

    public Conversation Conversation { get; private set; } = new() { Person = "li" };

    public IReadOnlyList<ChatStep> Say(string text) => Hear(Message(ChatMessageKind.Text) with { Text = text });

    public IReadOnlyList<ChatStep> Show(string mediaId) => Hear(Message(ChatMessageKind.Picture) with { Pictures = [new SentPicture(mediaId)] });

    public IReadOnlyList<ChatStep> Point(double lat = 31.2065, string? label = null) =>
        Hear(Message(ChatMessageKind.Location) with { Location = new GeoPoint(lat, 121.3671), Text = label });

    public IReadOnlyList<ChatStep> Press(string key) => Hear(Message(ChatMessageKind.Button) with { Button = key });

    public IReadOnlyList<ChatStep> Wait(TimeSpan time)
    {
        Now += time;
        return Hear(Message(ChatMessageKind.Silence));
    }

    public IReadOnlyList<ChatStep> Hear(ChatMessage message)
    {
        Conversation = _dialogue.Hear(Conversation, message, Now);
        var steps = Conversation.Pending;
        Conversation = Conversation with { Pending = [] };
        return steps;
    }

    /// <summary>As the desk does when the draft has become a case.</summary>
    public void Filed(string caseId) => Conversation = Conversation with { CaseInHand = caseId, Filed = Conversation.Filed! with { CaseId = caseId } };

    public ChatMessage Message(ChatMessageKind kind) => new() { Id = $"m{++_messages}", From = "li", SentAt = Now, Kind = kind };
}
