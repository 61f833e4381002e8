using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Chat;

/// <summary>What the town and one person have said to each other, as far as it matters for what comes next.</summary>
public sealed record Conversation
{
    /// <summary>Messages that are remembered: more than the platform repeats, and more than one person sends in its half minute.</summary>
    private const int MostSeen = 200;

    /// <summary>The platform's id of the person.</summary>
    public required string Person { get; init; }

    public Draft? Draft { get; init; }

    /// <summary>The case that the two last spoke about; commands without a number mean it.</summary>
    public string? CaseInHand { get; init; }

    /// <summary>The report that was filed last, while more pieces of it may come.</summary>
    public FiledDraft? Filed { get; init; }

    /// <summary>Pictures that were sent without a word, for the next step of a handler or the next report.</summary>
    public IReadOnlyList<SentPicture> LoosePictures { get; init => field = value ?? []; } = [];

    /// <summary>UTC; when the latest of them was sent.</summary>
    public DateTimeOffset LooseAt { get; init; }

    /// <summary>Ids of messages that were understood already, the latest last.</summary>
    public IReadOnlyList<string> Seen { get; init => field = value ?? []; } = [];

    /// <summary>Steps that were decided on and are not done, in order.</summary>
    public IReadOnlyList<ChatStep> Pending { get; init => field = value ?? []; } = [];

    public bool HasSeen(ChatMessage message) => Seen.Contains(message.Id, StringComparer.Ordinal);

    public Conversation Understood(ChatMessage message) => this with { Seen = [.. Seen.TakeLast(MostSeen - 1), message.Id] };

    public Conversation Then(params IEnumerable<ChatStep> steps) => this with { Pending = [.. Pending, .. steps] };
}

/// <param name="CaseId"><c>null</c> until the case is filed.</param>
/// <param name="Until">UTC; pieces that come later begin another report.</param>
public sealed record FiledDraft(string DraftId, string? CaseId, DateTimeOffset Until);
