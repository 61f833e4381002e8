using Microsoft.DurableTask;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>A record with the orchestration that watches it.</summary>
/// <param name="InstanceId">One for each life of the record.</param>
/// <param name="Input">What the orchestration is started with.</param>
internal sealed record WatchedRecord(TaskName Orchestrator, string InstanceId, object Input, IRecordProgress Progress);
