using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Deadlines;

/// <summary>The units in which a service level counts time (紧急工作时, 工作时, 工作日, 自然日).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimeUnit>))]
public enum TimeUnit
{
    /// <summary>Hours that run day and night, holidays included (紧急工作时).</summary>
    [JsonStringEnumMemberName("urgentHours")]
    UrgentHours,

    /// <summary>Hours inside office hours of working days (工作时).</summary>
    [JsonStringEnumMemberName("workingHours")]
    WorkingHours,

    /// <summary>Working days; the day of receipt is not counted (工作日).</summary>
    [JsonStringEnumMemberName("workingDays")]
    WorkingDays,

    /// <summary>Calendar days (自然日).</summary>
    [JsonStringEnumMemberName("naturalDays")]
    NaturalDays,

    /// <summary>Plain seconds, allowed only in a set of service levels that calls itself a demo.</summary>
    [JsonStringEnumMemberName("seconds")]
    Seconds,
}

/// <summary>An amount of time in one unit, such as five working days.</summary>
/// <param name="Amount">How many units; more than zero in a limit, zero or more in an escalation's delay.</param>
public sealed record TimeLimit(int Amount, TimeUnit Unit);
