using Microsoft.DurableTask;

namespace Xinjing.Serverless.Benchmarks.Textbook;

/// <summary>A timer that is cancelled when the step is done, as the samples say; on the orchestrator's own thread.</summary>
internal sealed class StepTimer : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public StepTimer(TaskOrchestrationContext context, TimeSpan limit) =>
        Rings = context.CreateTimer(context.CurrentUtcDateTime + limit, _cancellation.Token);

    public Task Rings { get; }

    public void Dispose()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
    }
}
