using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Rectification;

/// <summary>Something that was not as it should be, until it is cured. Its deadline has the item as subject.</summary>
public sealed record Finding
{
    /// <summary>Code of the checklist's item.</summary>
    public required string Item { get; init; }

    /// <summary>What was seen.</summary>
    public required string Note { get; init; }

    public required CureWay Way { get; init; }

    public required FindingStatus Status { get; init; }

    /// <summary>1, or 2 after a re-inspection that it failed.</summary>
    public int Term { get; init; } = 1;

    public IReadOnlyList<HandInPaper> Papers { get; init => field = value ?? []; } = [];

    public int ExtensionsApproved { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CuredAt { get; init; }

    /// <summary>Nothing more is to come from the firm.</summary>
    [JsonIgnore]
    public bool IsIdle => Status is FindingStatus.Claimed or FindingStatus.Cured or FindingStatus.Overdue;
}

[JsonConverter(typeof(JsonStringEnumConverter<FindingStatus>))]
public enum FindingStatus
{
    /// <summary>The firm has to act.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Every paper is there; they have yet to be judged, and the clock stands still.</summary>
    [JsonStringEnumMemberName("handedIn")]
    HandedIn,

    /// <summary>Said to be cured; it has yet to be seen, and the clock stands still.</summary>
    [JsonStringEnumMemberName("claimed")]
    Claimed,

    /// <summary>The term is over and nothing came.</summary>
    [JsonStringEnumMemberName("overdue")]
    Overdue,

    [JsonStringEnumMemberName("cured")]
    Cured,

    /// <summary>Not cured at the end of the second term.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One paper that a finding asks for.</summary>
/// <param name="Name">As the template names it.</param>
/// <param name="File">Where it is: a photo's id, or what the one who handed it in calls it.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="At">UTC; of the last hand-in.</param>
public sealed record HandInPaper(string Name, PaperStatus Status, string? File = null, string? Reason = null, DateTimeOffset? At = null);

[JsonConverter(typeof(JsonStringEnumConverter<PaperStatus>))]
public enum PaperStatus
{
    [JsonStringEnumMemberName("pending")]
    Pending,

    [JsonStringEnumMemberName("handedIn")]
    HandedIn,

    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("rejected")]
    Rejected,
}
