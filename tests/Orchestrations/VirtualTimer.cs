namespace Xinjing.Serverless.Tests.Orchestrations;

/// <summary>A timer that rings when the test says so.</summary>
/// <param name="fireAt">UTC.</param>
internal sealed class VirtualTimer(DateTimeOffset fireAt)
{
    private readonly TaskCompletionSource _rung = new();

    public DateTimeOffset FireAt { get; } = fireAt;

    /// <summary>Neither rung nor cancelled; the engine completes no orchestration that has one.</summary>
    public bool IsOpen => !_rung.Task.IsCompleted;

    public Task Task => _rung.Task;

    public void Ring() => _rung.SetResult();

    public void Cancel() => _rung.TrySetCanceled(CancellationToken.None);
}
