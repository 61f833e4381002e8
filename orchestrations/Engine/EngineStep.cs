using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Engine;

/// <summary>What can be done to an orchestration from outside.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EngineStep>))]
public enum EngineStep
{
    /// <summary>Begin the orchestration of an open record; one that failed or was terminated is begun again at the record's stage.</summary>
    [JsonStringEnumMemberName("start")]
    Start,

    /// <summary>Tell it how the record stands.</summary>
    [JsonStringEnumMemberName("nudge")]
    Nudge,

    [JsonStringEnumMemberName("suspend")]
    Suspend,

    [JsonStringEnumMemberName("resume")]
    Resume,

    [JsonStringEnumMemberName("terminate")]
    Terminate,

    /// <summary>End it, if it has not, and begin it again at the record's stage.</summary>
    [JsonStringEnumMemberName("restart")]
    Restart,
}
