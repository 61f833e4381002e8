using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Xinjing.Serverless.Tests.Orchestrations;

/// <summary>What one execution of an orchestrator sees: timers, events and activities in the test's hand.</summary>
internal sealed class VirtualClockContext(string instanceId, object input, VirtualClock clock, Func<TaskName, object?, object> activities)
    : TaskOrchestrationContext
{
    private readonly Queue<Action> _scheduled = [];
    private readonly List<VirtualTimer> _timers = [];

    public VirtualEvents Events { get; } = new();

    public IEnumerable<VirtualTimer> OpenTimers => _timers.Where(t => t.IsOpen);

    public int TimersCreated => _timers.Count;

    public object? CustomStatus { get; private set; }

    /// <summary>What continue-as-new was called with; <c>null</c> when it was not.</summary>
    public object? NextInput { get; private set; }

    public override TaskName Name => default;

    public override string InstanceId => instanceId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => clock.Now.UtcDateTime;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>The orchestrator has returned.</summary>
    public bool IsOver { get; set; }

    /// <summary>Runs the activity that was called first and has not run yet.</summary>
    public bool RunActivity()
    {
        if (!_scheduled.TryDequeue(out var activity)) return false;
        activity();
        return true;
    }

    public override T GetInput<T>() => (T)input;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var source = new TaskCompletionSource<TResult>();
        _scheduled.Enqueue(() => source.SetResult((TResult)activities(name, input)));
        return source.Task;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var timer = new VirtualTimer(new DateTimeOffset(fireAt, TimeSpan.Zero));
        _timers.Add(timer);
        cancellationToken.Register(timer.Cancel);
        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        Events.WaitFor<T>(eventName, cancellationToken);

    public override void SetCustomStatus(object? customStatus) => CustomStatus = customStatus;

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => NextInput = newInput;

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
