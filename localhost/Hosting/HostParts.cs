using DurableTask.AzureStorage;
using DurableTask.Core;
using Xinjing.Serverless.Localhost.Hosting.Durable;
using Xinjing.Serverless.Localhost.Hosting.Http;
using Xinjing.Serverless.Localhost.Hosting.Settings;
using Xinjing.Serverless.Localhost.Hosting.Triggers;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting;

/// <summary>The parts of a host, put together but not started.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private readonly CancellationTokenSource engineStopping = new();

    public HostParts(FunctionsHostOptions options)
    {
        var settings = new AppSettings(options.WorkerDirectory, options.Environment);
        var hostJson = HostJson.Load(options.WorkerDirectory);
        var durable = hostJson.Extensions.DurableTask;
        var hubName = settings.Resolve(durable.HubName);
        var queues = new QueueClients(settings, hostJson, options.StorageConnectionString);
        var service = new AzureStorageOrchestrationService(EngineSettings.From(durable, hubName, options));
        var channels = new WorkerChannels();

        Rpc = RpcServer.Build(options.LoggerFactory, channels, service, durable);
        Workers = Supervisor(options, settings, channels);
        Invoker = new FunctionInvoker(Workers, new DurableClientBinding(hubName, Addresses), new QueueOutputs(queues));
        Front = new FrontServer(options, hostJson.Extensions.Http.RoutePrefix, Workers, Invoker);
        Listeners = new Listeners(options, hostJson, settings, queues, Invoker);
        Engine = new DurableEngine(
            service,
            new TaskHubWorker(service, durable.Versioning, options.LoggerFactory),
            new OrchestratorDispatch(Invoker, durable.DefaultVersion, engineStopping.Token),
            new ActivityDispatch(Invoker, engineStopping.Token),
            engineStopping);
    }

    public HostAddresses Addresses { get; } = new();

    public WebApplication Rpc { get; }

    public WorkerSupervisor Workers { get; }

    public FunctionInvoker Invoker { get; }

    public FrontServer Front { get; }

    public Listeners Listeners { get; }

    public DurableEngine Engine { get; }

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        await Rpc.DisposeAsync();
        Listeners.Dispose();
        engineStopping.Dispose();
    }

    private WorkerSupervisor Supervisor(FunctionsHostOptions options, AppSettings settings, WorkerChannels channels)
    {
        var storage = options.WorkerStorageConnectionString ?? options.StorageConnectionString;
        var startInfo = new WorkerStartInfo(options.WorkerDirectory, settings, storage, Addresses);
        var launcher = new WorkerLauncher(startInfo, channels, new WorkerLogs(options.LoggerFactory));
        return new WorkerSupervisor(launcher, options.Restart, options.LoggerFactory.CreateLogger<WorkerSupervisor>());
    }
}
