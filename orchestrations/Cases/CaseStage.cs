using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Cases;

/// <summary>派, 处, 督: the three links of the town's procedure, and the end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseStage>))]
public enum CaseStage
{
    /// <summary>派: waiting for a unit to be assigned and to accept.</summary>
    [JsonStringEnumMemberName("dispatch")]
    Dispatch,

    /// <summary>处: with the unit.</summary>
    [JsonStringEnumMemberName("handling")]
    Handling,

    /// <summary>督: being checked, or the citizen being called back.</summary>
    [JsonStringEnumMemberName("supervision")]
    Supervision,

    [JsonStringEnumMemberName("closed")]
    Closed,
}

/// <summary>The finer state inside a stage.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseStatus>))]
public enum CaseStatus
{
    [JsonStringEnumMemberName("filed")]
    Filed,

    [JsonStringEnumMemberName("assigned")]
    Assigned,

    [JsonStringEnumMemberName("returned")]
    Returned,

    [JsonStringEnumMemberName("accepted")]
    Accepted,

    [JsonStringEnumMemberName("inProgress")]
    InProgress,

    /// <summary>挂账: with the unit, but the clock stands still.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    [JsonStringEnumMemberName("rework")]
    Rework,

    [JsonStringEnumMemberName("verifying")]
    Verifying,

    [JsonStringEnumMemberName("callingBack")]
    CallingBack,

    [JsonStringEnumMemberName("closed")]
    Closed,

    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>并案: goes on as another case.</summary>
    [JsonStringEnumMemberName("merged")]
    Merged,
}

internal static class CaseStatusStages
{
    public static CaseStage Stage(this CaseStatus status) => status switch
    {
        CaseStatus.Filed or CaseStatus.Assigned or CaseStatus.Returned => CaseStage.Dispatch,
        CaseStatus.Accepted or CaseStatus.InProgress or CaseStatus.Suspended or CaseStatus.Rework => CaseStage.Handling,
        CaseStatus.Verifying or CaseStatus.CallingBack => CaseStage.Supervision,
        CaseStatus.Closed or CaseStatus.Rejected or CaseStatus.Merged => CaseStage.Closed,
        _ => throw new UnreachableException($"Status {status}."),
    };
}
