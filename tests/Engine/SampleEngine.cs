using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>An engine that knows how some instances stand, begins what it is asked to, and forgets what it is asked to.</summary>
internal sealed class SampleEngine() : DurableTaskClient("sample")
{
    private readonly Lock _gate = new();

    public Dictionary<string, OrchestrationRuntimeStatus> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances of which it says nothing.</summary>
    public Predicate<string> IsSilentOn { get; set; } = _ => false;

    public List<string> Asked { get; } = [];

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            Asked.Add(instanceId);
            if (IsSilentOn(instanceId)) throw new TimeoutException("The engine does not answer.");
            return Task.FromResult(Known.TryGetValue(instanceId, out var status) ? new OrchestrationMetadata("Watch", instanceId) { RuntimeStatus = status } : null);
        }
    }

    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        Task.FromResult(new PurgeResult(Forget(instanceId) ? 1 : 0));

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        lock (_gate) Known[options!.InstanceId!] = OrchestrationRuntimeStatus.Running;
        return Task.FromResult(options.InstanceId!);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool Forget(string instanceId)
    {
        lock (_gate) return Known.Remove(instanceId);
    }
}
