using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Chat;

/// <summary>A picture of the chat that has to be fetched and put on a case.</summary>
public sealed record PictureOrder
{
    /// <summary>Follows from the message; the picture is missed or had once for it.</summary>
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    public required PhotoKind Kind { get; init; }

    public required ChatPicture Picture { get; init; }

    /// <summary>The platform's id of who sent it.</summary>
    public required string Person { get; init; }

    /// <summary>UTC; the platform keeps a picture for three days from then.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Tries that failed for a reason that may pass.</summary>
    public int Failures { get; init; }
}
