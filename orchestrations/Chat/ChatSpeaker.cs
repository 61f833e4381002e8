using System.Globalization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Chat;

/// <summary>Who says something, and when it is answered.</summary>
/// <param name="Now">UTC.</param>
public sealed record ChatSpeaker(Conversation Conversation, Actor Actor, ReferenceData Data, DateTimeOffset Now)
{
    /// <summary>The pictures that a step puts on a case, as orders to fetch them.</summary>
    public IReadOnlyList<PictureOrder> Orders(ChatStep step, string caseId, PhotoKind kind, IReadOnlyList<SentPicture> pictures) =>
    [
        .. pictures.Select((picture, i) => new PictureOrder
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{step.Id}/{i}"),
            CaseId = caseId,
            Kind = kind,
            Picture = picture,
            Member = Conversation.Person,
            SentAt = step.At,
        }),
    ];
}

/// <summary>What the town answers.</summary>
/// <param name="CaseId">The case that it is about; <c>null</c> for none.</param>
public sealed record ChatAnswer(string Text, string? CaseId = null)
{
    public ChatCard? Card { get; init; }

    /// <summary>Why nothing came of it.</summary>
    public Rejection? Refusal { get; init; }

    public IReadOnlyList<PictureOrder> Pictures { get; init; } = [];

    /// <summary>Pictures that came with it and still wait for the words that say where they belong.</summary>
    public IReadOnlyList<SentPicture> Loose { get; init; } = [];
}
