using Microsoft.DurableTask;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>A record with the orchestration that watches it.</summary>
/// <param name="Id">Of the record.</param>
/// <param name="Life">How often it was opened again; each life has an orchestration of its own.</param>
/// <param name="Input">What the orchestration is started with.</param>
public sealed record WatchedRecord(TaskName Orchestrator, string Id, int Life, object Input, IRecordProgress Progress)
{
    /// <summary>Of the orchestration of its present life.</summary>
    public string InstanceId => InstanceIdOf(Id, Life);

    /// <summary>Of all its lives, the first one first.</summary>
    public IEnumerable<string> InstanceIds => Enumerable.Range(0, Life + 1).Select(life => InstanceIdOf(Id, life));

    /// <summary>The record's id; from the second life on with its number.</summary>
    public static string InstanceIdOf(string id, int life) => life == 0 ? id : $"{id}-{life}";
}
