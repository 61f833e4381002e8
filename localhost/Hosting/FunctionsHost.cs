using System.Runtime.InteropServices;
using Xinjing.Serverless.Localhost.Hosting.Http;
using Xinjing.Serverless.Localhost.Hosting.Processes;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting;

/// <summary>
/// Runs a real, unmodified isolated worker: HTTP, queue and timer triggers, and durable orchestrations on the engine and
/// storage provider of production. For development, tests and benchmarks; only this machine can reach it.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly FunctionsHostOptions options;
    private readonly HostParts parts;
    private readonly PosixSignalRegistration interrupt;
    private Task? stopped;

    private FunctionsHost(FunctionsHostOptions options)
    {
        this.options = options;
        parts = new HostParts(options);
        parts.Workers.OnStarted = OnWorkerStarted;
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => parts.Workers.StopRestarting());
    }

    /// <summary>Where the HTTP functions are, without the route prefix.</summary>
    public Uri BaseAddress => parts.Addresses.Front;

    /// <summary>The gRPC client API of the orchestration engine, for a <c>DurableTaskClient</c> outside the worker.</summary>
    public Uri DurableClientAddress => parts.Addresses.Rpc;

    /// <summary>As the worker announced them last.</summary>
    public IReadOnlyList<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>Null while the worker is being replaced.</summary>
    public int? WorkerProcessId => parts.Workers.Now?.ProcessId;

    /// <summary>Returns when functions can be called, triggers listen and open orchestrations go on.</summary>
    /// <exception cref="InvalidOperationException">The worker doesn't start; the message says why.</exception>
    public static async Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken = default)
    {
        ChildRecords.EndOrphans();
        var host = new FunctionsHost(options);
        try
        {
            await host.StartPartsAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the worker at once, as a crash would. <see cref="WorkerReadyAsync"/> called after this waits for the next.</summary>
    public void KillWorker() => parts.Workers.Kill();

    /// <summary>The process id of the worker that is ready, or of the next one when there is none.</summary>
    public async Task<int> WorkerReadyAsync(CancellationToken cancellationToken = default) =>
        (await parts.Workers.GetAsync(cancellationToken)).ProcessId;

    /// <summary>Stops taking work, lets what runs end or gives it back, then ends the worker. Nothing is lost: the next start goes on.</summary>
    public Task StopAsync() => stopped ??= StopPartsAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        interrupt.Dispose();
        await parts.DisposeAsync();
    }

    private async Task StartPartsAsync(CancellationToken cancellationToken)
    {
        await parts.Rpc.StartAsync(cancellationToken);
        parts.Addresses.Rpc = parts.Rpc.Address();
        // Before the worker, which is told the address; the functions behind it are known after the handshake.
        parts.Addresses.Front = await parts.Front.StartAsync(cancellationToken);
        await parts.Workers.StartAsync(cancellationToken);
        if (Functions.Any(function => function.Trigger.Is(TriggerTypes.Orchestration))) await parts.Engine.StartAsync();
        parts.Listeners.Start(Functions);
    }

    private async Task StopPartsAsync()
    {
        await parts.Front.StopAsync(options.StopGrace);
        await parts.Listeners.StopAsync(options.StopGrace);
        await parts.Engine.StopAsync(options.StopGrace);
        await parts.Workers.StopAsync();
        using var deadline = new CancellationTokenSource(options.StopGrace);
        await parts.Rpc.StopAsync(deadline.Token);
    }

    private void OnWorkerStarted(RunningWorker worker)
    {
        Functions = worker.Functions;
        parts.Front.Show(worker.Functions);
        options.OnWorkerStarted?.Invoke(worker.ProcessId);
    }
}
