using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Tests.Orchestrations;

/// <summary>An event on its way; the test delivers it, late or twice or never.</summary>
internal sealed record RaisedEvent(string InstanceId, string Name, object Content);

/// <summary>The engine as its clients see it, with one orchestrator, on a virtual clock.</summary>
internal sealed class VirtualEngine(VirtualClock clock, Func<TaskOrchestrationContext, Task> body, Func<TaskName, object?, object> activities)
    : DurableTaskClient("virtual")
{
    /// <summary>Timers in a row, with the clock standing still, that no sane orchestration needs.</summary>
    private const int Spinning = 100;

    private readonly Dictionary<string, VirtualOrchestration> _instances = [];
    private readonly List<RaisedEvent> _mail = [];

    public VirtualOrchestration this[string instanceId] => _instances[instanceId];

    public IEnumerable<string> Running => _instances.Where(i => !i.Value.IsCompleted).Select(i => i.Key);

    public IEnumerable<VirtualClockContext> Executions => _instances.Values.SelectMany(i => i.Executions);

    /// <summary>How much too early timers ring: real ones count whole seconds, rounded down.</summary>
    public TimeSpan Early { get; set; }

    /// <summary>Takes what was raised and not delivered yet.</summary>
    public IReadOnlyList<RaisedEvent> TakeMail()
    {
        RaisedEvent[] mail = [.. _mail];
        _mail.Clear();
        return mail;
    }

    public void Deliver(RaisedEvent raised) => _instances[raised.InstanceId].Raise(raised.Name, raised.Content);

    /// <summary>Lets time pass; timers ring in their order.</summary>
    public void Advance(TimeSpan time)
    {
        var end = clock.Now + time;
        var idle = 0;
        while (Next() is { } next && next.NextTimer!.FireAt - Early <= end)
        {
            idle = next.NextTimer.FireAt - Early > clock.Now ? 0 : idle + 1;
            if (idle == Spinning) throw new InvalidOperationException("The orchestration spins.");
            clock.MoveTo(next.NextTimer.FireAt - Early);
            next.Ring(next.NextTimer);
        }

        clock.MoveTo(end);
    }

    private VirtualOrchestration? Next() =>
        _instances.Values.Where(i => i.NextTimer is not null).MinBy(i => i.NextTimer!.FireAt);

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var id = options!.InstanceId!;
        _instances.Add(id, new VirtualOrchestration(body, input!, given => new VirtualClockContext(id, given, clock, activities)));
        return Task.FromResult(id);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        _mail.Add(new RaisedEvent(instanceId, eventName, eventPayload!));
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
