using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Engine;

/// <summary>A record and its orchestration, seen together.</summary>
/// <param name="Instance"><c>null</c> when the engine does not know the record.</param>
public sealed record EngineSight(WatchedRecord Record, OrchestrationMetadata? Instance, EngineVerdict Verdict)
{
    /// <summary>What the rules look at.</summary>
    public SeenInstance? Seen { get; } = SeenInstance.Of(Instance);
}
