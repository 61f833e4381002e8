using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Deadlines;

/// <summary>The waits that a case or a rectification can be in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineKind>))]
public enum DeadlineKind
{
    /// <summary>Until a unit is assigned (派遣).</summary>
    [JsonStringEnumMemberName("dispatch")]
    Dispatch,

    /// <summary>Until the unit accepts or returns (接单).</summary>
    [JsonStringEnumMemberName("acceptance")]
    Acceptance,

    /// <summary>Until the citizen has been spoken to (先行联系).</summary>
    [JsonStringEnumMemberName("firstContact")]
    FirstContact,

    /// <summary>Until the unit reports completion (处置).</summary>
    [JsonStringEnumMemberName("handling")]
    Handling,

    /// <summary>Until somebody else has checked the result (核查).</summary>
    [JsonStringEnumMemberName("verification")]
    Verification,

    /// <summary>Until the citizen has been called back (回访).</summary>
    [JsonStringEnumMemberName("callBack")]
    CallBack,

    /// <summary>Until the unit has answered a supervision order (督办).</summary>
    [JsonStringEnumMemberName("supervisionOrder")]
    SupervisionOrder,

    /// <summary>Until a firm has the notice of what will be inspected (温馨提示).</summary>
    [JsonStringEnumMemberName("notice")]
    Notice,

    /// <summary>Until the firm has been inspected (检查).</summary>
    [JsonStringEnumMemberName("inspection")]
    Inspection,

    /// <summary>Until what was found is cured (整改); one for each finding.</summary>
    [JsonStringEnumMemberName("rectification")]
    Rectification,

    /// <summary>Until papers that were handed in are accepted or rejected (审核); one for each finding.</summary>
    [JsonStringEnumMemberName("judgement")]
    Judgement,

    /// <summary>Until somebody else has inspected again (复查).</summary>
    [JsonStringEnumMemberName("reinspection")]
    Reinspection,

    /// <summary>Until the firm has been talked to (约谈).</summary>
    [JsonStringEnumMemberName("interview")]
    Interview,

    /// <summary>Until enforcement has answered (移送).</summary>
    [JsonStringEnumMemberName("enforcement")]
    Enforcement,

    /// <summary>Until the firm has been visited again (回头看).</summary>
    [JsonStringEnumMemberName("revisit")]
    Revisit,
}

public static class DeadlineKinds
{
    /// <summary>The waits of a case, which service levels time; those of a rectification have their terms from the campaign's template.</summary>
    public static IReadOnlyList<DeadlineKind> OfCases { get; } =
    [
        DeadlineKind.Dispatch, DeadlineKind.Acceptance, DeadlineKind.FirstContact, DeadlineKind.Handling, DeadlineKind.Verification, DeadlineKind.CallBack,
        DeadlineKind.SupervisionOrder,
    ];

    /// <summary>The waits of a campaign's target, in the order of the procedure.</summary>
    public static IReadOnlyList<DeadlineKind> OfTargets { get; } = [.. Enum.GetValues<DeadlineKind>().Except(OfCases)];
}

/// <summary>Who is told when a deadline passes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EscalationTarget>))]
public enum EscalationTarget
{
    /// <summary>The leader of the unit that the case is with.</summary>
    [JsonStringEnumMemberName("unitLeader")]
    UnitLeader,

    /// <summary>The town's operations center (城运中心).</summary>
    [JsonStringEnumMemberName("center")]
    Center,

    /// <summary>The deputy head of the town in charge.</summary>
    [JsonStringEnumMemberName("deputyHead")]
    DeputyHead,
}

/// <summary>The policy for one wait: which cases, how long, and who is told when it passes.</summary>
public sealed record ServiceLevel
{
    /// <summary>Unique name; recorded with every deadline as its proof.</summary>
    public required string Id { get; init; }

    public required DeadlineKind Deadline { get; init; }

    /// <summary>Which cases; every condition that is given must hold. The first level that matches counts.</summary>
    // The generated reader sets null where it is left out, initializer or not.
    public ServiceLevelCondition When { get; init => field = value ?? new(); } = new();

    /// <summary>How long; left out for handling only, where the limit of the category's condition counts.</summary>
    public TimeLimit? Limit { get; init; }

    /// <summary>For handling with a limit of its own: the limit of the category's condition counts as well, and the sooner one is due.</summary>
    public bool CappedByCategory { get; init; }

    /// <summary>When to remind, as a share of the time from start to due; more than 0, less than 1.</summary>
    public required double RemindAt { get; init; }

    /// <summary>Whom to tell once it is overdue, in order of their delay.</summary>
    public required IReadOnlyList<Escalation> Escalations { get; init; }

    /// <summary>Where the rule comes from: the document, or that it is a local choice.</summary>
    public string? Basis { get; init; }
}

/// <summary>What a case must be like for a service level to count; what is left out is not asked.</summary>
public sealed record ServiceLevelCondition
{
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>Category codes or their first digits: <c>06</c> is every class of 市容环境.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    public bool? Urgent { get; init; }

    /// <summary><c>true</c>: only in a round after the first (返工).</summary>
    public bool? Rework { get; init; }

    public bool Covers(string source, string category, bool urgent, bool rework) =>
        (Sources?.Contains(source, StringComparer.Ordinal) ?? true)
        && (Categories?.Any(prefix => category.StartsWith(prefix, StringComparison.Ordinal)) ?? true)
        && (Urgent ?? urgent) == urgent
        && (Rework ?? rework) == rework;
}

/// <summary>One step of escalation.</summary>
/// <param name="After">Delay after the due instant; zero for at once.</param>
public sealed record Escalation(TimeLimit After, EscalationTarget To);

/// <summary>A whole set of service levels.</summary>
public sealed record ServiceLevelSet
{
    /// <summary>Name and date of the set, recorded with every deadline.</summary>
    public required string Edition { get; init; }

    /// <summary>For people: what the set is and where it comes from.</summary>
    public string? Note { get; init; }

    /// <summary>Seconds instead of hours, for showing and trying only.</summary>
    public bool Demo { get; init; }

    /// <summary>How many rounds of handling a case may have before a failed check sends it back to dispatch or closes it unresolved.</summary>
    public required int MaxRounds { get; init; }

    /// <summary>How often a citizen is called before the case is closed unreached.</summary>
    public required int CallBackTries { get; init; }

    /// <summary>Sources whose reporter is contacted first and called back (每单回访).</summary>
    public required IReadOnlyList<string> CallBackSources { get; init; }

    public required IReadOnlyList<ServiceLevel> Levels { get; init; }
}
