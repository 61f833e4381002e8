using System.Runtime.InteropServices;
using Xinjing.Serverless.Localhost.Hosting.Http;
using Xinjing.Serverless.Localhost.Hosting.Processes;
using Xinjing.Serverless.Localhost.Hosting.Triggers;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting;

/// <summary>
/// Runs a real, unmodified isolated worker: HTTP, queue and timer triggers, and durable orchestrations on the engine and
/// storage provider of production. For development, tests and benchmarks; only this machine can reach it.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly FunctionsHostOptions _options;
    private readonly HostParts _parts;
    private readonly PosixSignalRegistration _interrupt;
    private Task? _stopped;

    private FunctionsHost(FunctionsHostOptions options)
    {
        _options = options;
        _parts = new HostParts(options);
        _parts.Workers.OnStarted = OnWorkerStarted;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => _parts.Workers.StopRestarting());
    }

    /// <summary>Where the HTTP functions are, without the route prefix.</summary>
    public Uri BaseAddress => _parts.Addresses.Front;

    /// <summary>The gRPC client API of the orchestration engine, for a <c>DurableTaskClient</c> outside the worker.</summary>
    public Uri DurableClientAddress => _parts.Addresses.Rpc;

    /// <summary>As the worker announced them last.</summary>
    public IReadOnlyList<WorkerFunction> Functions { get; private set; } = [];

    /// <summary>Null while the worker is being replaced.</summary>
    public int? WorkerProcessId => _parts.Workers.Now?.ProcessId;

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
    public void KillWorker() => _parts.Workers.Kill();

    /// <summary>The process id of the worker that is ready, or of the next one when there is none.</summary>
    public async Task<int> WorkerReadyAsync(CancellationToken cancellationToken = default) =>
        (await _parts.Workers.GetAsync(cancellationToken)).ProcessId;

    /// <summary>Runs a timer function now, as if its time had come, and returns when it has ended.</summary>
    /// <exception cref="FunctionFailedException">It threw, or there is no such function.</exception>
    /// <exception cref="WorkerLostException">The worker ended while it was at this.</exception>
    public async Task InvokeAsync(string functionName, CancellationToken cancellationToken = default)
    {
        var now = _options.Clock.GetUtcNow();
        await _parts.Invoker.InvokeAsync(functionName, TimerInvocation.For(last: now, next: now, isPastDue: false), cancellationToken);
    }

    /// <summary>Stops taking work, lets what runs end or gives it back, then ends the worker. Nothing is lost: the next start goes on.</summary>
    public Task StopAsync() => _stopped ??= StopPartsAsync(_options.StopGrace);

    /// <summary>Ends everything with no grace, as near to a crash as one process can come: the worker first, whatever it is at.</summary>
    public Task CrashAsync()
    {
        _parts.Workers.StopRestarting();
        _parts.Workers.Kill();
        return _stopped ??= StopPartsAsync(TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _interrupt.Dispose();
        await _parts.DisposeAsync();
    }

    private async Task StartPartsAsync(CancellationToken cancellationToken)
    {
        await _parts.Rpc.StartAsync(cancellationToken);
        _parts.Addresses.Rpc = _parts.Rpc.Address();
        // Before the worker, which is told the address; the functions behind it are known after the handshake.
        _parts.Addresses.Front = await _parts.Front.StartAsync(cancellationToken);
        await _parts.Workers.StartAsync(cancellationToken);
        if (Functions.Any(function => function.Trigger.Is(TriggerTypes.Orchestration))) await _parts.Engine.StartAsync();
        _parts.Listeners.Start(Functions);
    }

    private async Task StopPartsAsync(TimeSpan grace)
    {
        try
        {
            await _parts.Front.StopAsync(grace);
            await _parts.Listeners.StopAsync(grace);
            await _parts.Engine.StopAsync(grace);
        }
        finally
        {
            await _parts.Workers.StopAsync();
            using var deadline = new CancellationTokenSource(_options.StopGrace);
            await _parts.Rpc.StopAsync(deadline.Token);
        }
    }

    private void OnWorkerStarted(RunningWorker worker)
    {
        Functions = worker.Functions;
        _parts.Front.Show(worker.Functions);
        _options.OnWorkerStarted?.Invoke(worker.ProcessId);
    }
}
