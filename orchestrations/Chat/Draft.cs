using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Chat;

/// <summary>A report that somebody is sending in pieces, before it is filed.</summary>
public sealed record Draft
{
    /// <summary>Id of the message that began it; the report that it becomes is filed once under it.</summary>
    public required string Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC; when the latest piece came.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>In the order in which they were sent.</summary>
    public IReadOnlyList<DraftText> Texts { get; init => field = value ?? []; } = [];

    public GeoPoint? Location { get; init; }

    /// <summary>What the person or their map called the place.</summary>
    public string? Address { get; init; }

    /// <summary>Class code, when the words tell it or the person chose it.</summary>
    public string? Category { get; init; }

    public IReadOnlyList<SentPicture> Pictures { get; init => field = value ?? []; } = [];

    /// <summary>Ids of the messages that it was made of.</summary>
    public IReadOnlyList<string> Messages { get; init => field = value ?? []; } = [];

    /// <summary>The same, with those of the pictures that had waited for it.</summary>
    public IReadOnlyList<string> Sent => [.. Messages.Concat(Pictures.Select(picture => picture.Message).OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <summary>The person was asked for what is missing.</summary>
    public bool Asked { get; init; }

    /// <summary>Begun by the word 上报 alone: whatever comes next begins it.</summary>
    public bool IsEmpty => Messages.Count == 0;

    public string Description => string.Join('\n', Texts.OrderBy(t => t.SentAt).Select(t => t.Text));

    /// <summary>Chinese names of what a case needs and the draft lacks.</summary>
    public IReadOnlyList<MissingPiece> Missing() =>
    [
        .. Texts.Count == 0 ? [MissingPiece.Description] : Array.Empty<MissingPiece>(),
        .. Location is null && Address is null ? [MissingPiece.Place] : Array.Empty<MissingPiece>(),
        .. Category is null ? [MissingPiece.Category] : Array.Empty<MissingPiece>(),
    ];
}

/// <param name="SentAt">UTC.</param>
public sealed record DraftText(DateTimeOffset SentAt, string Text);

public enum MissingPiece
{
    Description,
    Place,
    Category,
}
