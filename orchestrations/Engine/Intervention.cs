using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Engine;

/// <summary>What was done to an orchestration from outside: a repair, or an operator's command. Instants are UTC.</summary>
public sealed record Intervention
{
    public required Guid Id { get; init; }

    public required string RecordId { get; init; }

    public required string InstanceId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><c>sub</c> of the admin, or <c>@watchdog</c> or <c>@sweep</c>.</summary>
    public required string By { get; init; }

    public required EngineStep Step { get; init; }

    public string? Reason { get; init; }

    /// <summary>The version of the record that the step rests on.</summary>
    public required long RecordVersion { get; init; }

    /// <summary>The orchestration before it; <c>null</c> when the engine did not know the record.</summary>
    public SeenInstance? Before { get; init; }

    /// <summary>The orchestration right after it: the engine may take its time. <c>null</c> when nobody came to look, or it was not there.</summary>
    public SeenInstance? After { get; init; }

    public required InterventionOutcome Outcome { get; init; }

    /// <summary>The watchdog or the sweep did it, nobody asked for it.</summary>
    [JsonIgnore]
    public bool IsRepair => By.StartsWith('@');
}

[JsonConverter(typeof(JsonStringEnumConverter<InterventionOutcome>))]
public enum InterventionOutcome
{
    /// <summary>About to be taken; where it stays so, somebody was interrupted, and whether the engine was told is not known.</summary>
    [JsonStringEnumMemberName("begun")]
    Begun,

    /// <summary>The engine was told.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>The engine could not be told, or did not do it in time.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One page of the list.</summary>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record InterventionPage(IReadOnlyList<Intervention> Items, string? Continuation);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Intervention))]
internal sealed partial class InterventionJson : JsonSerializerContext;
