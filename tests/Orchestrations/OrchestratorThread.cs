namespace Xinjing.Serverless.Tests.Orchestrations;

/// <summary>Runs orchestrator code as the engine does: one continuation after the other, on the caller's thread.</summary>
internal sealed class OrchestratorThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = [];

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    /// <summary>Returns when all orchestrator code waits for the engine.</summary>
    public void Run(Action action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (_posted.TryDequeue(out var next)) next.Callback(next.State);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
