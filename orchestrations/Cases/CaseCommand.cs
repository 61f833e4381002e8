using System.Text.Json.Serialization;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Cases;

/// <summary>Something a person or the orchestration wants done to a case.</summary>
public abstract record CaseCommand;

/// <summary>立案: a report becomes a case.</summary>
public sealed record FileCase : CaseCommand
{
    public required string CaseId { get; init; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public required string Category { get; init; }

    public string? Condition { get; init; }

    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public bool Urgent { get; init; }

    public bool HasReporter { get; init; }

    /// <summary>Open cases that the report probably repeats.</summary>
    public IReadOnlyList<LikelyDuplicate> LikelyDuplicates { get; init; } = [];

    /// <summary>Where in a batch the report stood; <c>null</c> when it came in by itself.</summary>
    public ReportStamp? From { get; init; }
}

/// <summary>补充: the reporter adds to their report what it did not say.</summary>
public sealed record Supplement(string? Note = null, string? Address = null, GeoPoint? Location = null) : CaseCommand;

/// <summary>派遣, by a dispatcher.</summary>
public sealed record Assign(string Unit, IReadOnlyList<string>? JointUnits = null, string? Note = null) : CaseCommand;

/// <summary>接单.</summary>
public sealed record Accept : CaseCommand;

/// <summary>退单.</summary>
public sealed record Return(string Reason) : CaseCommand;

/// <summary>先行联系: done, with time and person, or not, with the reason.</summary>
/// <param name="Person">Who of the unit spoke to the citizen; never the citizen, whose name has no place in the log.</param>
public sealed record Contact(
    bool Done, DateTimeOffset? At = null, string? Person = null, string? Mode = null, string? Reason = null) : CaseCommand;

/// <summary>进展.</summary>
public sealed record Report(string Note) : CaseCommand;

/// <summary>办结 by the unit.</summary>
public sealed record Complete(CaseResult Result, string FactFinding, string ClaimFinding, string Note) : CaseCommand;

/// <summary>核查.</summary>
public sealed record Verify(bool Passed, string? Note = null) : CaseCommand;

/// <summary>回访.</summary>
public sealed record CallBack(
    bool Reached, bool? Solved = null, Satisfaction? Satisfaction = null, string? Reason = null) : CaseCommand;

/// <summary>催办.</summary>
public sealed record Urge(string Note) : CaseCommand;

/// <summary>不予立案: the report is none that the town handles.</summary>
public sealed record Reject(string Reason) : CaseCommand;

/// <summary>重新打开.</summary>
public sealed record Reopen(string Reason) : CaseCommand;

/// <summary>A picture that is stored already becomes part of the record.</summary>
public sealed record AddPhoto(Photo Photo) : CaseCommand;

/// <summary>A name and phone unmasked, for somebody who has to call the citizen.</summary>
/// <param name="Purpose">What for; stays in the log.</param>
public sealed record DiscloseReporter(string Purpose) : CaseCommand;

/// <summary>The citizen's name and phone are erased for good.</summary>
public sealed record EraseReporter(string Reason) : CaseCommand;

/// <summary>The system says that a picture which somebody sent cannot be had.</summary>
/// <param name="Id">Of the picture where it came from; said once for each.</param>
/// <param name="Reason">For people.</param>
public sealed record NoteMissingPhoto(string Id, PhotoKind Kind, string Reason) : CaseCommand;

/// <summary>The orchestration asks for what is due by itself: dispatch, reminders, escalations.</summary>
public sealed record TakeDueActions : CaseCommand;

/// <summary>The system takes changed reference data to the case: calendar, service levels or limits.</summary>
/// <param name="ReferenceVersion">The version that the rules in force have.</param>
public sealed record RecomputeDeadlines(long ReferenceVersion) : CaseCommand;

[JsonConverter(typeof(JsonStringEnumConverter<CaseResult>))]
public enum CaseResult
{
    /// <summary>实际解决.</summary>
    [JsonStringEnumMemberName("solved")]
    Solved,

    /// <summary>解释说明.</summary>
    [JsonStringEnumMemberName("explained")]
    Explained,

    /// <summary>诉求不属实.</summary>
    [JsonStringEnumMemberName("unfounded")]
    Unfounded,
}

[JsonConverter(typeof(JsonStringEnumConverter<Satisfaction>))]
public enum Satisfaction
{
    /// <summary>满意.</summary>
    [JsonStringEnumMemberName("satisfied")]
    Satisfied,

    /// <summary>基本满意.</summary>
    [JsonStringEnumMemberName("basically")]
    Basically,

    /// <summary>不满意.</summary>
    [JsonStringEnumMemberName("dissatisfied")]
    Dissatisfied,
}
