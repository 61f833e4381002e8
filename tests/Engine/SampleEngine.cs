using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>An engine that knows how some instances stand, begins what it is asked to, and forgets what it is asked to.</summary>
internal sealed class SampleEngine() : DurableTaskClient("sample")
{
    private readonly Lock _gate = new();

    public Dictionary<string, OrchestrationRuntimeStatus> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances of which it says nothing.</summary>
    public Predicate<string> IsSilentOn { get; set; } = _ => false;

    /// <summary>How it fails then.</summary>
    public Func<Exception> Silence { get; set; } = () => new TimeoutException("The engine does not answer.");

    /// <summary>Comes before each answer about an instance.</summary>
    public Func<Task> Answering { get; set; } = () => Task.CompletedTask;

    /// <summary>Comes before it takes a nudge.</summary>
    public Action WhenNudged { get; set; } = () => { };

    /// <summary>Comes before it ends an instance.</summary>
    public Action WhenEnded { get; set; } = () => { };

    /// <summary>Until when every instance that it knows sleeps; <c>null</c> where they show nothing.</summary>
    public DateTimeOffset? WakesAt { get; set; }

    /// <summary>When every instance that it knows was begun (UTC).</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the last reached every instance that it knows (UTC).</summary>
    public DateTimeOffset LastUpdatedAt { get; set; }

    public List<string> Asked { get; } = [];

    public List<string> Nudged { get; } = [];

    /// <summary>Instances that were ended, with the reasons.</summary>
    public List<(string InstanceId, string? Reason)> Ended { get; } = [];

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        lock (_gate) Asked.Add(instanceId);
        await Answering();
        lock (_gate)
        {
            if (IsSilentOn(instanceId)) throw Silence();
            return Known.TryGetValue(instanceId, out var status) ? Instance(instanceId, status) : null;
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

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        WhenNudged();
        lock (_gate) Nudged.Add(instanceId);
        return Task.CompletedTask;
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        WhenEnded();
        lock (_gate)
        {
            Ended.Add((instanceId, options?.Output as string));
            Known[instanceId] = OrchestrationRuntimeStatus.Terminated;
        }

        return Task.CompletedTask;
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private OrchestrationMetadata Instance(string instanceId, OrchestrationRuntimeStatus status) => new("Watch", instanceId)
    {
        RuntimeStatus = status,
        CreatedAt = CreatedAt,
        LastUpdatedAt = LastUpdatedAt,
        SerializedCustomStatus = WakesAt is { } at ? JsonDataConverter.Default.Serialize(new WakeUp(at)) : null,
        DataConverter = JsonDataConverter.Default,
    };

    private bool Forget(string instanceId)
    {
        lock (_gate) return Known.Remove(instanceId);
    }
}
