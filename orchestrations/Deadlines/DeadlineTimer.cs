using Microsoft.DurableTask;

namespace Xinjing.Serverless.Deadlines;

/// <summary>
/// A timer of an orchestration that is cancelled when it is no longer waited for: an instance with an open timer never
/// completes. It is cancelled on the orchestrator's own thread; <c>CancelAsync</c> would leave it, and with it the replay.
/// </summary>
internal sealed class DeadlineTimer : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <param name="at">UTC.</param>
    public DeadlineTimer(TaskOrchestrationContext context, DateTimeOffset at) => Rings = context.CreateTimer(at.UtcDateTime, _cancellation.Token);

    public Task Rings { get; }

    public void Dispose()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
    }
}
