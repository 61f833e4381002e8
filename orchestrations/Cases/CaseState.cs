using System.Text.Json.Serialization;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

/// <summary>
/// A case as its log makes it; what the snapshot row holds. No name and no phone of a citizen is in it. A member added later
/// must mean what it should when an old row lacks it: the generated reader then sets <c>default</c>, whatever an initializer says.
/// </summary>
public sealed record CaseState : IRecordState
{
    public required string Id { get; init; }

    /// <summary>Number of events in the log; the ETag of the public contract.</summary>
    public long Version { get; init; }

    public required string Source { get; init; }

    /// <summary>The source's own id of the report.</summary>
    public required string SourceId { get; init; }

    public required string Category { get; init; }

    public required string Condition { get; init; }

    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public bool Urgent { get; init; }

    /// <summary>A reporter who can be contacted first and called back.</summary>
    public bool HasReporter { get; init; }

    /// <summary>Its texts have masked numbers, and stand whole in the row beside the log.</summary>
    public bool HasSealedWords { get; init; }

    /// <summary>What told who the citizen is was erased; what a later batch says of them is not taken.</summary>
    public bool ReporterErased { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary><c>sub</c> of the one who filed it.</summary>
    public required string FiledBy { get; init; }

    /// <summary>The place in a batch that the case was filed from; <c>null</c> when it came in by itself.</summary>
    public ReportStamp? FiledFrom { get; init; }

    /// <summary>The latest report of the source that counted; an earlier one changes nothing any more.</summary>
    public ReportStamp? ReportedFrom { get; init; }

    public required CaseStatus Status { get; init; }

    /// <summary>UTC; when the case was closed, rejected or merged.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<string> JointUnits { get; init => field = value ?? []; } = [];

    /// <summary>The orchestration has yet to try automatic dispatch.</summary>
    public bool AwaitsDispatch { get; init; }

    /// <summary>Units that sent the case back, in order; automatic dispatch passes them over.</summary>
    public IReadOnlyList<string> ReturnedBy { get; init => field = value ?? []; } = [];

    /// <summary>Rounds of handling, from 1; a failed check or a dissatisfied citizen begins another.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds whose handling came after its due instant; a later round that is on time does not take them away.</summary>
    public int LateRounds { get; init; }

    /// <summary>How often the case was opened again; each time has an orchestration of its own.</summary>
    public int Reopenings { get; init; }

    /// <summary>Calls to the citizen in this round that reached nobody.</summary>
    public int CallBackTries { get; init; }

    /// <summary>Everybody who handled the case in any round: they may not check it.</summary>
    public IReadOnlyList<string> HandledBy { get; init => field = value ?? []; } = [];

    public bool? Contacted { get; init; }

    public CaseResult? Result { get; init; }

    public Satisfaction? Satisfaction { get; init; }

    public int Urgings { get; init; }

    /// <summary>Units that reported in this round.</summary>
    public IReadOnlyList<string> ReportedUnits { get; init => field = value ?? []; } = [];

    /// <summary><c>sub</c> of the unit's leader who has to complete in person since the citizen was dissatisfied; else <c>null</c>.</summary>
    public string? Leader { get; init; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<SupervisionOrder> Orders { get; init => field = value ?? []; } = [];

    /// <summary>Against an overdue mark; the one appeal that a case has.</summary>
    public OverdueAppeal? Appeal { get; init; }

    /// <summary>Id of the case that this one is a duplicate of.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Open cases that the report probably repeated when it was filed; the likeliest first.</summary>
    public IReadOnlyList<LikelyDuplicate> LikelyDuplicates { get; init => field = value ?? []; } = [];

    /// <summary>Ids of the cases that were merged into this one, in order of time.</summary>
    public IReadOnlyList<string> Duplicates { get; init => field = value ?? []; } = [];

    /// <summary>How often a unit sent the case back.</summary>
    public int Returns { get; init; }

    /// <summary>Of <see cref="Returns"/>, those of this life of the case since a supervisor last unlocked them.</summary>
    public int ReturnsSinceUnlock { get; init; }

    /// <summary>Waiting for a supervisor; <c>null</c> when nobody asked.</summary>
    public ExtensionRequest? Extension { get; init; }

    /// <summary>In this life of the case.</summary>
    public int ExtensionsApproved { get; init; }

    /// <summary><c>null</c> unless the case is suspended.</summary>
    public Suspension<CaseStatus>? Suspension { get; init; }

    /// <summary>In this life of the case.</summary>
    public int Suspensions { get; init; }

    /// <summary>The latest deadline of each kind.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Photo> Photos { get; init => field = value ?? []; } = [];

    /// <summary>Pictures that somebody sent and that cannot be had.</summary>
    public IReadOnlyList<MissingPhoto> MissingPhotos { get; init => field = value ?? []; } = [];

    /// <summary>What the last change of reference data moved; <c>null</c> when none moved anything.</summary>
    public DeadlinesRecomputed? Recomputed { get; init; }

    [JsonIgnore]
    public CaseStage Stage => Status.Stage();

    /// <summary>There is something that can be disclosed, and has to be erased one day.</summary>
    [JsonIgnore]
    public bool HasSealed => HasReporter || HasSealedWords;

    [JsonIgnore]
    public bool IsRework => Rounds > 1;

    /// <summary>UTC; the soonest due instant of the running deadlines.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => Deadlines.DueAt();

    [JsonIgnore]
    public bool ReturnsLocked => ReturnsSinceUnlock >= CaseLifecycle.MaxReturns;

    public Deadline? Find(DeadlineKind kind) => Deadlines.Find(kind);

    /// <summary>A deadline that is due first reaches into a year whose holidays are not known yet.</summary>
    [JsonIgnore]
    public bool IsDueProvisional => Deadlines.Any(d => d.Status == DeadlineStatus.Running && d.Provisional && d.DueAt == DueAt);

    public bool IsOverdue(DateTimeOffset now) => DueAt < now;

    public bool IsWith(string? unit) => unit is not null && (unit == Unit || JointUnits.Contains(unit, StringComparer.Ordinal));
}
