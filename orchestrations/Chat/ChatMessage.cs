using System.Text.Json.Serialization;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Chat;

/// <summary>What somebody said in the chat, whichever of the platform's callbacks brought it.</summary>
public sealed record ChatMessage
{
    /// <summary>The platform's own id, or what stands for it; the same again is the same message delivered again.</summary>
    public required string Id { get; init; }

    /// <summary>The platform's id of the person.</summary>
    public required string From { get; init; }

    /// <summary>UTC, by the platform's clock.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required ChatMessageKind Kind { get; init; }

    /// <summary>What was written; of a location, its label.</summary>
    public string? Text { get; init; }

    public GeoPoint? Location { get; init; }

    public IReadOnlyList<SentPicture> Pictures { get; init => field = value ?? []; } = [];

    /// <summary>Key of the button that was pressed, and the code that lets the card be changed once.</summary>
    public string? Button { get; init; }

    public string? ResponseCode { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ChatMessageKind>))]
public enum ChatMessageKind
{
    Text,
    Picture,
    Location,
    Button,

    /// <summary>Ours: nobody has said anything for a while.</summary>
    Silence,

    /// <summary>Voice, video, a file, a link: nothing that a report can be made of.</summary>
    Other,
}
