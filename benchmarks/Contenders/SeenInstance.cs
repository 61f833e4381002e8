namespace Xinjing.Serverless.Benchmarks.Contenders;

/// <summary>An orchestration as the engine's table shows it.</summary>
/// <param name="Status">Its custom status, JSON.</param>
internal sealed record SeenInstance(string Id, string RuntimeStatus, string Status)
{
    /// <exception cref="InvalidOperationException">It ended otherwise.</exception>
    public bool IsCompleted => RuntimeStatus switch
    {
        "Completed" => true,
        "Failed" or "Terminated" or "Canceled" => throw new InvalidOperationException($"Orchestration {Id} is {RuntimeStatus}."),
        _ => false,
    };
}
