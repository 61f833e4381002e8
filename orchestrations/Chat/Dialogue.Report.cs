using System.Globalization;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Chat;

public sealed partial class Dialogue
{
    private const string NothingSaid = "nothing-said";

    /// <summary>Pictures of one report; the case takes more, but nobody sends so many by hand.</summary>
    private const int MostPictures = 20;

    /// <summary>Of a description; the case takes a little more.</summary>
    private const int MostCharacters = 3_800;

    /// <summary>Texts of one report.</summary>
    private const int MostTexts = 30;

    private Conversation Gather(Conversation conversation, ChatMessage message, DateTimeOffset now, bool listens = true)
    {
        if (conversation is { Draft: null, Filed: { } filed } && message.SentAt <= filed.Until) return AddToFiled(conversation, filed, message);
        if (conversation.Draft is null && message.Kind == ChatMessageKind.Picture) return Keep(conversation, message);
        var before = conversation.Draft is { IsEmpty: false } begun ? begun with { Pictures = [.. begun.Pictures, .. conversation.LoosePictures] } : NewDraft(conversation, message);
        if (message.Kind == ChatMessageKind.Picture && before.Pictures.Count + message.Pictures.Count > MostPictures) return Refuse(conversation, message, "too-many-pictures", ChatTexts.TooManyPictures);
        if (message.Kind == ChatMessageKind.Text && IsTooMuch(before, message.Text!)) return Overflow(conversation, before, message);
        var draft = With(before, message) with { LastAt = Later(before.LastAt, message.SentAt), Messages = [.. before.Messages, message.Id] };
        var gathered = conversation with { Draft = draft, LoosePictures = [] };
        if (before.Asked && draft.Missing().Count == 0) return File(gathered, draft, message);
        return listens ? Listening(gathered, message, now) : gathered;
    }

    private static bool IsTooMuch(Draft draft, string text) => text.Length + draft.Description.Length > MostCharacters || draft.Texts.Count >= MostTexts;

    /// <summary>What is complete is filed, and the rest is added to it.</summary>
    private Conversation Overflow(Conversation conversation, Draft draft, ChatMessage message)
    {
        if (draft.Missing().Count > 0) return Refuse(conversation, message, "too-long", ChatTexts.TooLong);
        var filed = File(conversation, draft, message);
        return AddToFiled(filed, filed.Filed!, message);
    }

    /// <summary>Pictures come before the words as often as after them; a handler's belong to what they say next.</summary>
    private Conversation Keep(Conversation conversation, ChatMessage message)
    {
        var kept = conversation with { LoosePictures = [.. conversation.LoosePictures, .. Waiting(message)], LooseAt = message.SentAt };
        if (kept.LoosePictures.Count > MostPictures) return Refuse(conversation, message, "too-many-pictures", ChatTexts.TooManyPictures);
        return conversation.LoosePictures.Count > 0 ? kept : ListenForWords(Answer(kept, message, ChatTexts.PictureAlone), message);
    }

    private static IEnumerable<SentPicture> Waiting(ChatMessage message) => message.Pictures.Select(picture => picture with { Message = message.Id });

    private Conversation ListenForWords(Conversation conversation, ChatMessage message) => conversation.LoosePictures.Count == 0
        ? conversation
        : ListenTo(conversation, conversation.LoosePictures[0].Message ?? message.Id, conversation.LooseAt + options.AssembleFor, message);

    /// <summary>Pictures that no words came for in time belong to nothing that is said now.</summary>
    private Conversation DropOutlived(Conversation conversation, ChatMessage message)
    {
        if (conversation.LoosePictures.Count == 0 || message.SentAt - conversation.LooseAt < options.AssembleFor) return conversation;
        var refused = conversation.LoosePictures.Select(picture => picture.Message).OfType<string>().Distinct(StringComparer.Ordinal);
        return (conversation with { LoosePictures = [] }).Then(
            new Say(ChatTexts.NothingSaid) { Id = $"{message.Id}/outlived", At = message.SentAt, Refuses = [.. refused], Code = NothingSaid });
    }

    private static Conversation Refuse(Conversation conversation, ChatMessage message, string code, string text) =>
        conversation.Then(new Say(text) { Id = StepId(message, conversation.Pending.Count), At = message.SentAt, Refuses = [message.Id], Code = code });

    private static Draft NewDraft(Conversation conversation, ChatMessage message) =>
        new() { Id = message.Id, StartedAt = message.SentAt, LastAt = message.SentAt, Pictures = [.. conversation.Draft?.Pictures ?? [], .. conversation.LoosePictures] };

    private Draft With(Draft draft, ChatMessage message) => message.Kind switch
    {
        ChatMessageKind.Picture => draft with { Pictures = [.. draft.Pictures, .. message.Pictures] },
        ChatMessageKind.Location => draft with { Location = message.Location ?? draft.Location, Address = message.Text is { Length: > 0 } label ? label : draft.Address },
        _ => WithText(draft, message),
    };

    /// <summary>The name or the number of a class, sent by itself as an answer, is no part of the description.</summary>
    private Draft WithText(Draft draft, ChatMessage message)
    {
        var text = message.Text!.Trim();
        if (draft is { Asked: true, Category: null } && classes.Chosen(text) is { } chosen) return draft with { Category = chosen };
        var isPlaceAlone = draft is { Asked: true, Address: null, Location: null, Texts.Count: > 0 } && AddressText.Find(text) is { } place && place.Length >= text.Length - 1;
        var texts = isPlaceAlone ? draft.Texts : [.. draft.Texts, new DraftText(message.SentAt, text)];
        return draft with
        {
            Texts = texts,
            Address = draft.Address ?? AddressText.Find(text),
            Category = draft.Category ?? classes.Find(text),
            Pictures = [.. draft.Pictures.Concat(message.Pictures).Take(MostPictures)],
        };
    }

    private static Conversation AddToFiled(Conversation conversation, FiledDraft filed, ChatMessage message)
    {
        var note = message.Kind == ChatMessageKind.Location ? null : message.Text?.Trim();
        var address = message.Kind == ChatMessageKind.Location ? message.Text : note is null ? null : AddressText.Find(note);
        return conversation.Then(new AddToCase(filed.CaseId, note is { Length: 0 } ? null : note, address is { Length: 0 } ? null : address, message.Location, message.Pictures)
        {
            Id = StepId(message, conversation.Pending.Count),
            At = message.SentAt,
        });
    }

    private Conversation Listening(Conversation conversation, ChatMessage message, DateTimeOffset now) =>
        ListenTo(conversation, conversation.Draft!.Id, Later(message.SentAt, now) + options.SettleAfter, message);

    /// <summary>Under an id that follows from the first message of what is gathered and the time, however many silences come before it.</summary>
    private static Conversation ListenTo(Conversation conversation, string first, DateTimeOffset until, ChatMessage message) =>
        conversation.Then(new Listen(until) { Id = string.Create(CultureInfo.InvariantCulture, $"{first}/listen/{until.UtcTicks}"), At = message.SentAt });

    /// <summary>Nobody has said anything for a while, or the time for pieces is over.</summary>
    private Conversation Settle(Conversation conversation, ChatMessage silence, DateTimeOffset now)
    {
        if (conversation.Draft is not { } draft) return ListenForWords(conversation, silence);
        var end = draft.StartedAt + options.AssembleFor;
        var settled = draft.LastAt + options.SettleAfter;
        if (draft.Missing().Count == 0 && now >= Earlier(settled, end)) return File(conversation, draft, silence);
        if (now >= end) return draft.Texts.Count > 0 ? File(conversation, draft, silence) : GiveUp(conversation, draft, silence);
        if (now >= settled && !draft.Asked) return Ask(conversation, draft, silence);
        var next = draft.Missing().Count > 0 && draft.Asked ? end : Earlier(settled, end);
        return ListenTo(conversation, draft.Id, Later(next, now), silence);
    }

    private static Conversation GiveUp(Conversation conversation, Draft draft, ChatMessage silence) => (conversation with { Draft = null }).Then(
        new Say(ChatTexts.NothingSaid) { Id = StepId(silence, conversation.Pending.Count), At = silence.SentAt, Refuses = draft.Sent, Code = NothingSaid });

    private Conversation Ask(Conversation conversation, Draft draft, ChatMessage message)
    {
        var asked = Answer(conversation with { Draft = draft with { Asked = true } }, message, ChatTexts.Ask(draft.Missing(), classes.Common));
        return ListenTo(asked, draft.Id, draft.StartedAt + options.AssembleFor, message);
    }

    private Conversation File(Conversation conversation, Draft draft, ChatMessage message) => (conversation with
    {
        Draft = null,
        Filed = new FiledDraft(draft.Id, CaseId: null, draft.StartedAt + options.AssembleFor),
    }).Then(new FileDraft(draft with { Category = draft.Category ?? classes.Fallback }) { Id = StepId(message, conversation.Pending.Count), At = message.SentAt });

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
