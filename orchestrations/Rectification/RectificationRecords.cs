using System.Text.Json.Serialization;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>责令改正通知书, as it was served.</summary>
/// <param name="At">UTC.</param>
/// <param name="By"><c>sub</c> of the one who served it.</param>
/// <param name="ReceivedBy">Who signed; their office, not a name that has to be erased.</param>
public sealed record RectificationOrder(string Number, DateTimeOffset At, string By, Service Service, string? ReceivedBy);

/// <summary>How a paper reached the firm.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Service>))]
public enum Service
{
    /// <summary>签收.</summary>
    [JsonStringEnumMemberName("signed")]
    SignedFor,

    /// <summary>拒签.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>留置.</summary>
    [JsonStringEnumMemberName("left")]
    Left,
}

/// <summary>How a notice was delivered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeWay>))]
public enum NoticeWay
{
    [JsonStringEnumMemberName("chat")]
    Chat,

    [JsonStringEnumMemberName("printed")]
    Printed,
}

/// <param name="At">UTC.</param>
/// <param name="ConfirmedAt">UTC; when the firm had said that it has it.</param>
public sealed record NoticeReceipt(NoticeWay Way, DateTimeOffset At, DateTimeOffset? ConfirmedAt = null);

/// <summary>Part of a joint inspection: what one department looked at.</summary>
/// <param name="Items">Every item that it answered.</param>
/// <param name="Findings">Those that were not as they should be.</param>
public sealed record PartialCheck(string Unit, IReadOnlyList<string> Items, IReadOnlyList<Finding> Findings);

/// <summary>An extension of one finding's term that nobody has decided on yet.</summary>
public sealed record TermExtension(string Item, ExtensionRequest Request);

/// <summary>The link that lets the firm itself see how it stands and hand papers in. What signs it is no part of it.</summary>
/// <param name="Number">From 1; another link takes its place.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record FirmLink(int Number, DateTimeOffset ExpiresAt);

/// <summary>移送.</summary>
/// <param name="At">UTC.</param>
public sealed record HandOverRecord(string To, string Note, DateTimeOffset At);

/// <summary>What came back from enforcement.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EnforcementResult>))]
public enum EnforcementResult
{
    /// <summary>Cured under enforcement.</summary>
    [JsonStringEnumMemberName("corrected")]
    Corrected,

    /// <summary>The firm is gone.</summary>
    [JsonStringEnumMemberName("closedDown")]
    ClosedDown,

    /// <summary>Not taken up: back to the town.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,
}

/// <summary>Why a target is off the list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExclusionReason>))]
public enum ExclusionReason
{
    /// <summary>关停.</summary>
    [JsonStringEnumMemberName("closedDown")]
    ClosedDown,

    /// <summary>搬离.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,

    /// <summary>Listed twice.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>不属于本次范围.</summary>
    [JsonStringEnumMemberName("outOfScope")]
    OutOfScope,
}

/// <param name="At">UTC.</param>
public sealed record Exclusion(ExclusionReason Reason, string Note, DateTimeOffset At);

/// <summary>A round that ended before a relapse; the log has all of it, up to its version.</summary>
/// <param name="Order">Number of the order.</param>
/// <param name="Items">What had been found.</param>
/// <param name="UpToVersion">Of the last event of the round.</param>
public sealed record PastRound(int Round, string? Order, IReadOnlyList<string> Items, DateTimeOffset? ClosedAt, long UpToVersion);
