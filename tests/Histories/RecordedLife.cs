using DurableTask.AzureStorage;
using DurableTask.Core.History;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xinjing.Serverless.Tests.EndToEnd;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>A record that is lived for its history; the engine's history also says when to go on.</summary>
internal abstract class RecordedLife(AzureStorageOrchestrationService engine, string id) : IDisposable
{
    protected string Id => id;

    /// <summary>Waits until the engine sleeps with its n-th timer; those before have rung or were given up for a nudge.</summary>
    public Task SleepsAsync(int timer) => Eventually.HoldsAsync(async () =>
        JArray.Parse(await HistoryAsync()).Count(e => (EventType)e.Value<int>("EventType") == EventType.TimerCreated) == timer);

    public async Task<string> HistoryAsync() =>
        JToken.Parse(await engine.GetOrchestrationHistoryAsync(id, executionId: null)).ToString(Formatting.Indented) + "\n";

    public abstract void Dispose();
}
