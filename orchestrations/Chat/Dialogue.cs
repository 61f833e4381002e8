namespace Xinjing.Serverless.Chat;

/// <summary>
/// What a message means in a conversation, without I/O and without a clock: pieces of a report are gathered until nobody has
/// said anything for a while, and words of command become steps.
/// </summary>
/// <param name="classes">Finds the class of case that words tell of.</param>
public sealed partial class Dialogue(ClassWords classes, ChatOptions options)
{
    /// <summary>The conversation after a message, with the steps that follow from it; a message that was understood before changes nothing.</summary>
    /// <param name="now">UTC.</param>
    public Conversation Hear(Conversation conversation, ChatMessage message, DateTimeOffset now)
    {
        if (conversation.HasSeen(message)) return conversation;
        var heard = DropOutlived(message.Kind == ChatMessageKind.Silence ? conversation : conversation.Understood(message), message);
        return message.Kind switch
        {
            ChatMessageKind.Silence => Settle(heard, message, now),
            ChatMessageKind.Button => Obey(heard, message, ChatCommand.Read(message.Button)),
            ChatMessageKind.Text when ChatCommand.Read(message.Text) is { } command => Obey(heard, message, command),
            ChatMessageKind.Text when IsEmpty(message.Text) => heard,
            ChatMessageKind.Other => Answer(heard, message, ChatTexts.OtherKind),
            _ => Gather(heard, message, now),
        };
    }

    private Conversation Obey(Conversation conversation, ChatMessage message, ChatCommand? command) => command switch
    {
        null => Answer(conversation, message, ChatTexts.UnknownButton),
        { Word: ChatWord.Help } => Answer(conversation, message, ChatTexts.Help),
        { Word: ChatWord.Todo } => conversation.Then(new ShowTodo { Id = StepId(message, 0), At = message.SentAt }),
        { Word: ChatWord.Look } => conversation.Then(new ShowCase(command.Case) { Id = StepId(message, 0), At = message.SentAt }),
        { Word: ChatWord.Report } => Submit(conversation, message, command.Text),
        _ => (conversation with { LoosePictures = [] }).Then(
            new CarryOut(command.Word, command.Case, command.Text, [.. conversation.LoosePictures, .. Waiting(message)], message.ResponseCode) { Id = StepId(message, 0), At = message.SentAt }),
    };

    /// <summary>上报: what was sent so far is to be filed now.</summary>
    private Conversation Submit(Conversation conversation, ChatMessage message, string text)
    {
        var own = text.Length > 0 && conversation.Draft is null ? conversation with { Filed = null } : conversation;
        var said = text.Length == 0 ? own : Gather(own, message with { Kind = ChatMessageKind.Text, Text = text }, message.SentAt, listens: false);
        return said switch
        {
            { Draft: { } draft } when draft.Missing().Count == 0 => File(said, draft, message),
            { Draft: { } draft } => Ask(said, draft, message),
            { Filed: not null } when text.Length > 0 => said,
            _ => Begin(said, message),
        };
    }

    /// <summary>Pictures that wait already belong to the report that is begun; those that no words come for are refused with it.</summary>
    private Conversation Begin(Conversation conversation, ChatMessage message)
    {
        var draft = NewDraft(conversation, message);
        var begun = Answer(conversation with { Draft = draft, LoosePictures = [] }, message, ChatTexts.Begin);
        return draft.Pictures.Count == 0 ? begun : ListenTo(begun, draft.Id, draft.StartedAt + options.AssembleFor, message);
    }

    private static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);

    private static string StepId(ChatMessage message, int step) => $"{message.Id}/{step}";

    private static Conversation Answer(Conversation conversation, ChatMessage message, string text) =>
        conversation.Then(new Say(text) { Id = StepId(message, conversation.Pending.Count), At = message.SentAt });
}
