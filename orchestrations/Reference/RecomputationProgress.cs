using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Reference;

[JsonConverter(typeof(JsonStringEnumConverter<RecomputationStatus>))]
public enum RecomputationStatus
{
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>A later version came before the end; its own recomputation did the rest.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,
}

/// <summary>How far the recomputation of the open cases has come; what its orchestration goes on with.</summary>
/// <param name="Version">Of the reference data.</param>
/// <param name="Cases">Open cases that were looked at.</param>
/// <param name="MovedCases">Those of them in which a deadline moved.</param>
/// <param name="After">Id of the last case that was looked at; <c>null</c> at the beginning.</param>
public sealed record RecomputationProgress(
    long Version, RecomputationStatus Status = RecomputationStatus.Waiting, int Cases = 0, int MovedCases = 0, string? After = null)
{
    [JsonIgnore]
    public bool IsOver => Status is RecomputationStatus.Done or RecomputationStatus.Superseded;
}

/// <summary>Cases to recompute in one activity.</summary>
public sealed record RecomputationBatch(long Version, IReadOnlyList<string> CaseIds);
