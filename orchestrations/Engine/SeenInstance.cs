using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>An orchestration as it was seen. Instants are UTC.</summary>
/// <param name="ShowsStatus">One that shows none is about to look at its record.</param>
/// <param name="NextWakeUpAt">Of the status; <c>null</c> when it has ended, or shows none.</param>
public sealed record SeenInstance(
    [property: JsonConverter(typeof(JsonStringEnumConverter<OrchestrationRuntimeStatus>))] OrchestrationRuntimeStatus RuntimeStatus,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUpdatedAt,
    bool ShowsStatus,
    DateTimeOffset? NextWakeUpAt)
{
    /// <summary>It has neither completed nor failed nor been terminated.</summary>
    [JsonIgnore]
    public bool IsAlive => RuntimeStatus is OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Suspended;

    /// <summary>
    /// It is under way. The engine writes the history first and the status after: one whose status was lost on the way is said to be
    /// pending for good, though it runs (decision 0010). It shows a status of its own then, which one that has not begun does not.
    /// </summary>
    [JsonIgnore]
    public bool HasBegun => RuntimeStatus == OrchestrationRuntimeStatus.Running || (RuntimeStatus == OrchestrationRuntimeStatus.Pending && ShowsStatus);

    /// <param name="instance">Read with inputs and outputs, since its status comes with them.</param>
    public static SeenInstance? Of(OrchestrationMetadata? instance)
    {
        if (instance is null) return null;
        // Until an orchestration shows a status, the storage provider has the text null for it.
        var shown = instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<WakeUp>();
        return new SeenInstance(instance.RuntimeStatus, instance.CreatedAt, instance.LastUpdatedAt, shown is not null, shown?.NextWakeUpAt);
    }
}
