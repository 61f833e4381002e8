using System.Text.Json.Serialization;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Records;

/// <summary>
/// Something that happened to a record. The type's name and its properties are stored in every log: changing one needs a
/// new event. An event carries each decision that rules made (deadlines, outcome), so that replay needs no rules.
/// </summary>
public abstract record LoggedEvent
{
    /// <summary>Deadlines that begin with this event, or that it changed: each takes the place of the one of its kind and subject.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<Deadline>? Deadlines { get; init; }
}

/// <summary>An event with its place in the log.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">UTC, whole milliseconds.</param>
/// <param name="By"><c>sub</c> of the person, or <c>@system</c>.</param>
public sealed record RecordedEvent(long Sequence, DateTimeOffset At, string By, LoggedEvent Event);
