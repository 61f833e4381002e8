using Microsoft.DurableTask;

namespace Xinjing.Serverless.Tests.Orchestrations;

/// <summary>One instance, over all its executions; it stands still except inside the calls of the test.</summary>
internal sealed class VirtualOrchestration
{
    /// <summary>Activities in a row, with the clock standing still, that no sane orchestration needs.</summary>
    private const int Spinning = 100;

    private readonly OrchestratorThread _thread = new();
    private readonly Func<TaskOrchestrationContext, Task> _body;
    private readonly Func<object, VirtualClockContext> _newContext;
    private readonly List<VirtualClockContext> _executions = [];
    private Task _running = Task.CompletedTask;

    public VirtualOrchestration(Func<TaskOrchestrationContext, Task> body, object input, Func<object, VirtualClockContext> newContext)
    {
        (_body, _newContext) = (body, newContext);
        Execute(input);
    }

    /// <summary>One more with each continue-as-new.</summary>
    public IReadOnlyList<VirtualClockContext> Executions => _executions;

    public VirtualClockContext Current => _executions[^1];

    public bool IsCompleted => _running.IsCompleted;

    public VirtualTimer? NextTimer => Current.OpenTimers.MinBy(t => t.FireAt);

    /// <summary>An event for a finished instance vanishes, as it does in the engine.</summary>
    public void Raise(string name, object content)
    {
        if (!IsCompleted) Go(() => Current.Events.Raise(name, content));
    }

    public void Ring(VirtualTimer timer) => Go(timer.Ring);

    private void Execute(object input)
    {
        var kept = _executions.Count == 0 ? [] : Current.Events.Kept.ToList();
        _executions.Add(_newContext(input));
        foreach (var (name, content) in kept) Current.Events.Raise(name, content);
        Go(() => _running = _body(Current));
    }

    private void Go(Action action)
    {
        _thread.Run(action);
        for (var activities = 0; RunActivity(); activities++)
        {
            if (activities == Spinning) throw new InvalidOperationException("The orchestration spins.");
        }

        if (_running.IsFaulted) throw _running.Exception;
        Current.IsOver = _running.IsCompleted;
        if (_running.IsCompleted && Current.NextInput is { } input) Execute(input);
    }

    private bool RunActivity()
    {
        var ran = false;
        _thread.Run(() => ran = Current.RunActivity());
        return ran;
    }
}
