using Xinjing.Serverless.Localhost.Hosting.Settings;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>All queue and timer triggers of the worker.</summary>
internal sealed partial class Listeners(FunctionsHostOptions options, HostJson hostJson, AppSettings settings, QueueClients queues, FunctionInvoker invoker) : IDisposable
{
    private readonly ILogger logger = options.LoggerFactory.CreateLogger<Listeners>();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly List<Task> running = [];

    public void Start(IEnumerable<WorkerFunction> functions)
    {
        foreach (var function in functions)
            if (Listener(function) is { } listener) running.Add(WatchAsync(function, listener));
    }

    public async Task StopAsync(TimeSpan grace)
    {
        await stopping.CancelAsync();
        aborting.CancelAfter(grace);
        await Task.WhenAll(running);
    }

    public void Dispose()
    {
        stopping.Dispose();
        aborting.Dispose();
    }

    private IListener? Listener(WorkerFunction function)
    {
        if (function.Trigger.Is(TriggerTypes.Queue)) return new QueueListener(function, queues, hostJson.Extensions.Queues, invoker, options);
        if (function.Trigger.Is(TriggerTypes.Timer)) return new TimerListener(function, settings, invoker, options.Clock, options.LoggerFactory);
        if (!TriggerTypes.Served.Any(function.Trigger.Is)) LogNotServed(logger, function.Name, function.Trigger.Type);
        return null;
    }

    private async Task WatchAsync(WorkerFunction function, IListener listener)
    {
        try
        {
            await listener.RunAsync(stopping.Token, aborting.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogEnded(logger, e, function.Name);
        }
        catch (OperationCanceledException)
        {
            // That is how a stop ends the waits.
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The trigger of {Function} ended")]
    private static partial void LogEnded(ILogger logger, Exception exception, string function);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Function} never runs here: this host has no {Trigger}")]
    private static partial void LogNotServed(ILogger logger, string function, string trigger);
}
