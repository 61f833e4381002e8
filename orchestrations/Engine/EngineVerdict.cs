using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Engine;

/// <summary>What a record's row and its orchestration say together (docs/operations.md).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EngineVerdict>))]
public enum EngineVerdict
{
    [JsonStringEnumMemberName("fine")]
    Fine,

    /// <summary>The record is open, and the engine does not know it.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>The record is open; its orchestration has ended with an error.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The record is open; somebody has ended its orchestration.</summary>
    [JsonStringEnumMemberName("terminated")]
    Terminated,

    /// <summary>Somebody has stopped its orchestration on purpose; nothing but <c>resume</c> lets it go on.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>The record is open; its orchestration has ended as if it were not.</summary>
    [JsonStringEnumMemberName("endedThoughOpen")]
    EndedThoughOpen,

    /// <summary>The record is over; its orchestration has not heard of it.</summary>
    [JsonStringEnumMemberName("runningThoughClosed")]
    RunningThoughClosed,

    /// <summary>The orchestration should have looked at the record by now, and has not.</summary>
    [JsonStringEnumMemberName("notWokenThoughDue")]
    NotWokenThoughDue,

    /// <summary>The orchestration sleeps until after the record's next deadline; it has not heard that this moved forward.</summary>
    [JsonStringEnumMemberName("sleepsPastDeadline")]
    SleepsPastDeadline,
}
