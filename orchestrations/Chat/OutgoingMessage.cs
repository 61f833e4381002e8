using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Chat;

/// <summary>Something that the town has to say in the chat, until it is said.</summary>
public sealed record OutgoingMessage
{
    /// <summary>Follows from what it is about, so that it is said once however often that is taken up.</summary>
    public required string Id { get; init; }

    public required ChatTarget Target { get; init; }

    /// <summary>UTC; messages to one target are said in this order.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Chinese, without a citizen's name or phone.</summary>
    public required string Text { get; init; }

    /// <summary>It is never put into one with others, however many wait.</summary>
    public bool IsSaidAlone { get; init; }

    /// <summary>The case that the buttons of a card act on; <c>null</c> for plain text.</summary>
    public ChatCard? Card { get; init; }
}

/// <param name="Name">A member's id, or the name of a group robot in the settings.</param>
public sealed record ChatTarget(ChatTargetKind Kind, string Name)
{
    public static ChatTarget Member(string id) => new(ChatTargetKind.Member, id);

    public static ChatTarget Robot(string name) => new(ChatTargetKind.Robot, name);
}

[JsonConverter(typeof(JsonStringEnumConverter<ChatTargetKind>))]
public enum ChatTargetKind
{
    Member,
    Robot,
}

/// <summary>A card with buttons about one case.</summary>
/// <param name="Buttons">At most six.</param>
public sealed record ChatCard(string CaseId, string Title, IReadOnlyList<ChatButton> Buttons);

/// <param name="Key">Comes back in <see cref="ChatMessage.Button"/>, for example <c>accept XJ260302…</c>.</param>
/// <param name="Text">Chinese, up to ten characters.</param>
public sealed record ChatButton(string Key, string Text);
