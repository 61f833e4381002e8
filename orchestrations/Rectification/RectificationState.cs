using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>
/// A target of a campaign as its log makes it; what the snapshot row holds. A member added later must mean what it should when an
/// old row lacks it.
/// </summary>
public sealed record RectificationState : IRecordState
{
    public required string Id { get; init; }

    public long Version { get; init; }

    /// <summary>Id of the campaign.</summary>
    public required string Campaign { get; init; }

    public required string Name { get; init; }

    /// <summary>Code of the kind in the campaign's template.</summary>
    public required string Kind { get; init; }

    public required string Address { get; init; }

    public string? Section { get; init; }

    public string? Grid { get; init; }

    public string? Registration { get; init; }

    /// <summary>The firm's account in the town's WeCom; without one it hears nothing in the chat.</summary>
    public string? Account { get; init; }

    /// <summary>An inspector found it; it was on no list.</summary>
    public bool FoundOnStreet { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ListedAt { get; init; }

    /// <summary>The department that inspects and orders.</summary>
    public required string Unit { get; init; }

    public IReadOnlyList<string> JointUnits { get; init => field = value ?? []; } = [];

    public required RectificationStatus Status { get; init; }

    public NoticeReceipt? Notice { get; init; }

    /// <summary>UTC; of the first inspection. Who has none is nobody's blind spot.</summary>
    public DateTimeOffset? VisitedAt { get; init; }

    /// <summary>What departments looked at before the main one concluded.</summary>
    public IReadOnlyList<PartialCheck> Checks { get; init => field = value ?? []; } = [];

    /// <summary>Rounds, from 1; a relapse begins another.</summary>
    public required int Round { get; init; }

    /// <summary>Of this round.</summary>
    public IReadOnlyList<Finding> Findings { get; init => field = value ?? []; } = [];

    /// <summary>Of this round.</summary>
    public RectificationOrder? Order { get; init; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<PastRound> PastRounds { get; init => field = value ?? []; } = [];

    /// <summary>Everybody who inspected or handled in this round: they may not check it.</summary>
    public IReadOnlyList<string> HandledBy { get; init => field = value ?? []; } = [];

    /// <summary>UTC; when the firm had been talked to in this round.</summary>
    public DateTimeOffset? InterviewedAt { get; init; }

    public HandOverRecord? HandOver { get; init; }

    public EnforcementResult? EnforcementResult { get; init; }

    /// <summary>UTC; when it was closed last.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>UTC; when it is to be visited again.</summary>
    public IReadOnlyList<DateTimeOffset> Revisits { get; init => field = value ?? []; } = [];

    /// <summary>How many of the visits were good.</summary>
    public int RevisitsDone { get; init; }

    public Exclusion? Exclusion { get; init; }

    /// <summary>For the firm itself; <c>null</c> when none counts.</summary>
    public FirmLink? Link { get; init; }

    public int LinksIssued { get; init; }

    /// <summary>How often it was put back on the list; each time has an orchestration of its own.</summary>
    public int Reinstatements { get; init; }

    public int Urgings { get; init; }

    public TermExtension? Extension { get; init; }

    public Suspension<RectificationStatus>? Suspension { get; init; }

    /// <summary>The latest deadline of each kind and finding.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Photo> Photos { get; init => field = value ?? []; } = [];

    /// <summary>Photos that this round began with.</summary>
    public int PhotosOfPastRounds { get; init; }

    /// <summary>UTC; the soonest due instant of the running deadlines.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => Deadlines.DueAt();

    public Finding? FindFinding(string item) => Findings.FirstOrDefault(f => f.Item == item);

    public Deadline? Find(DeadlineKind kind, string? subject = null) => Deadlines.Find(kind, subject);

    public bool IsWith(string? unit) => unit is not null && (unit == Unit || JointUnits.Contains(unit, StringComparer.Ordinal));

    public bool IsOverdue(DateTimeOffset now) => DueAt < now;
}
