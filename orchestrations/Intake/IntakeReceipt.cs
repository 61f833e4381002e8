using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Intake;

/// <summary>What became of a message that somebody sent through one of the doors.</summary>
public sealed record IntakeReceipt
{
    /// <summary>Door and the sender's own id, such as <c>bot-school-msg_2Lx</c>.</summary>
    public required string Id { get; init; }

    public required IntakeOutcome Outcome { get; init; }

    /// <summary>UTC; when the outcome was known.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The case that it became or belongs to.</summary>
    public string? CaseId { get; init; }

    /// <summary>The batch that it was, or was a row of.</summary>
    public string? BatchId { get; init; }

    /// <summary>Why it was refused: stable, kebab-case.</summary>
    public string? Code { get; init; }

    /// <summary>For people: what to change before it is sent again.</summary>
    public string? Reason { get; init; }

    /// <summary>What the id of an outcome begins with, such as <c>bot</c>.</summary>
    public static string DoorOf(string id) => id.Split('-', 2)[0];
}

[JsonConverter(typeof(JsonStringEnumConverter<IntakeOutcome>))]
public enum IntakeOutcome
{
    /// <summary>It waits to be joined with others of the same person, or to be worked on.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    [JsonStringEnumMemberName("filed")]
    Filed,

    /// <summary>The case was there before.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>The case was there before and said something else since.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>It was a command, a question or an addition, and has been dealt with.</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,

    [JsonStringEnumMemberName("refused")]
    Refused,
}
