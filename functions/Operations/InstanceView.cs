using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Functions.Operations;

/// <summary>A record and its orchestration, as operators see them. Instants are UTC.</summary>
/// <param name="RuntimeStatus">And what stands below it, <c>null</c> when the engine does not know the record.</param>
/// <param name="NextDeadline">Of the record itself; <c>null</c> when nothing is due by itself.</param>
public sealed record InstanceView(
    string RecordId,
    string InstanceId,
    EngineVerdict Verdict,
    string? RuntimeStatus,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? LastUpdatedAt,
    DateTimeOffset? NextWakeUpAt,
    DateTimeOffset? NextDeadline)
{
    internal static InstanceView Of(EngineSight sight) => new(
        sight.Record.Id,
        sight.Record.InstanceId,
        sight.Verdict,
        sight.Seen?.RuntimeStatus.ToString(),
        sight.Seen?.CreatedAt,
        sight.Seen?.LastUpdatedAt,
        sight.Seen?.NextWakeUpAt,
        sight.Record.Progress.NextDeadline);
}
