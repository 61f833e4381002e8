using System.Text.Json.Serialization;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Chat;

/// <summary>
/// Something to do after a message was understood. It is stored with the conversation before it is done, and its id makes it
/// happen once however often it is taken up.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(FileDraft), "fileDraft")]
[JsonDerivedType(typeof(AddToCase), "addToCase")]
[JsonDerivedType(typeof(CarryOut), "carryOut")]
[JsonDerivedType(typeof(ShowCase), "showCase")]
[JsonDerivedType(typeof(ShowTodo), "showTodo")]
[JsonDerivedType(typeof(Listen), "listen")]
public abstract record ChatStep
{
    public required string Id { get; init; }

    /// <summary>UTC; when the message was sent that asks for it.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <param name="Text">Chinese.</param>
public sealed record Say(string Text) : ChatStep
{
    /// <summary>Ids of messages that no report could be made of.</summary>
    public IReadOnlyList<string> Refuses { get; init => field = value ?? []; } = [];

    /// <summary>Why they are refused: stable, kebab-case; <c>null</c> when none is.</summary>
    public string? Code { get; init; }
}

public sealed record FileDraft(Draft Draft) : ChatStep;

/// <summary>A piece that came after its report was filed.</summary>
/// <param name="CaseId"><c>null</c>: the case that the conversation filed last.</param>
public sealed record AddToCase(string? CaseId, string? Note, string? Address, GeoPoint? Location, IReadOnlyList<SentPicture> Pictures) : ChatStep;

/// <summary>A command of a case, such as 接单.</summary>
/// <param name="Case">What the person wrote of its number; <c>null</c> for the one in hand.</param>
/// <param name="ResponseCode">Of the card whose button was pressed.</param>
public sealed record CarryOut(ChatWord Word, string? Case, string Text, IReadOnlyList<SentPicture> Pictures, string? ResponseCode) : ChatStep;

public sealed record ShowCase(string? Case) : ChatStep;

public sealed record ShowTodo : ChatStep;

/// <summary>Looks at the draft again when nobody has said anything for a while.</summary>
/// <param name="Until">UTC.</param>
public sealed record Listen(DateTimeOffset Until) : ChatStep;
