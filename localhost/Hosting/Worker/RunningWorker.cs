using Google.Protobuf.WellKnownTypes;
using Xinjing.Serverless.Localhost.Hosting.Processes;
using Xinjing.Serverless.Localhost.Hosting.Protos;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>A worker that shook hands and can be asked.</summary>
internal sealed class RunningWorker : IDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);
    private readonly ChildProcess process;
    private readonly Dictionary<string, WorkerFunction> byName;

    public RunningWorker(ChildProcess process, WorkerChannel channel, Uri? httpAddress, IReadOnlyList<WorkerFunction> functions)
    {
        this.process = process;
        Channel = channel;
        HttpAddress = httpAddress;
        Functions = functions;
        // Durable names orchestrators and activities without regard to case.
        byName = functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
        Lost = WaitForLossAsync();
    }

    public int ProcessId => process.Id;

    public WorkerChannel Channel { get; }

    /// <summary>The worker's own web server; null when it has no HTTP functions of that kind.</summary>
    public Uri? HttpAddress { get; }

    public IReadOnlyList<WorkerFunction> Functions { get; }

    /// <summary>Completes when the process or its stream ended.</summary>
    public Task Lost { get; }

    public WorkerFunction? Find(string name) => byName.GetValueOrDefault(name);

    public void Kill() => process.Kill();

    /// <summary>Asks the worker to end, and ends it when it doesn't.</summary>
    public async Task StopAsync()
    {
        Channel.Tell(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(StopGrace) } });
        await process.EndAsync(StopGrace);
    }

    public void Dispose() => process.Dispose();

    private async Task WaitForLossAsync()
    {
        await Task.WhenAny(process.Exited, Channel.Lost);
        Channel.Lose();
    }
}
