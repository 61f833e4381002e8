using System.Diagnostics;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>Keeps one worker running: a lost one is replaced, and whoever needs a worker waits for the next.</summary>
internal sealed partial class WorkerSupervisor(WorkerLauncher launcher, bool restart, ILogger logger)
{
    private const int FirstStartAttempts = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock changing = new();
    private TaskCompletionSource<RunningWorker> current = NewSource();
    private Task watching = Task.CompletedTask;

    /// <summary>Called with each worker that is ready, before anybody else gets it.</summary>
    public Action<RunningWorker>? OnStarted { get; set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var worker = await LaunchFirstAsync(cancellationToken);
        Publish(worker);
        watching = WatchAsync(worker);
    }

    /// <summary>The running worker, or the next one while it is being replaced.</summary>
    /// <exception cref="WorkerLostException">There is none and there will be none.</exception>
    public Task<RunningWorker> GetAsync(CancellationToken cancellationToken)
    {
        lock (changing) return current.Task.WaitAsync(cancellationToken);
    }

    public RunningWorker? Now
    {
        get
        {
            lock (changing) return current.Task.IsCompletedSuccessfully ? current.Task.Result : null;
        }
    }

    /// <summary>Ends the worker at once; <see cref="GetAsync"/> called after this waits for the next.</summary>
    public void Kill()
    {
        if (Now is not { } worker) return;
        Retire(worker);
        worker.Kill();
    }

    /// <summary>From now on a lost worker stays lost: on Ctrl-C it gets the signal as well, maybe before we are told to stop.</summary>
    public void StopRestarting() => stopping.Cancel();

    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        if (Now is { } worker) await worker.StopAsync();
        await watching;
    }

    private static TaskCompletionSource<RunningWorker> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<RunningWorker> LaunchFirstAsync(CancellationToken cancellationToken)
    {
        // The worker picks its HTTP port itself and may lose it to another process before it listens.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await launcher.LaunchAsync(cancellationToken);
            }
            catch (InvalidOperationException e) when (attempt < FirstStartAttempts)
            {
                LogStartFailed(logger, e);
            }
        }
    }

    private async Task WatchAsync(RunningWorker? worker)
    {
        while (worker is not null)
        {
            var sinceStart = Stopwatch.StartNew();
            await worker.Lost;
            Retire(worker);
            worker.Dispose();
            worker = await ReplaceAsync(sinceStart.Elapsed);
            if (worker is not null) Publish(worker);
        }

        lock (changing) current.TrySetException(new WorkerLostException());
        _ = current.Task.Exception;
    }

    private async Task<RunningWorker?> ReplaceAsync(TimeSpan lived)
    {
        if (stopping.IsCancellationRequested || !restart) return null;
        LogLost(logger);
        var pause = lived > Stable ? TimeSpan.Zero : TimeSpan.FromMilliseconds(100);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, stopping.Token);
                return await launcher.LaunchAsync(stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception e)
            {
                LogStartFailed(logger, e);
                pause = TimeSpan.FromTicks(Math.Min((pause + TimeSpan.FromMilliseconds(50)).Ticks * 2, LongestPause.Ticks));
            }
        }

        return null;
    }

    private void Publish(RunningWorker worker)
    {
        OnStarted?.Invoke(worker);
        lock (changing) current.TrySetResult(worker);
        LogStarted(logger, worker.ProcessId, worker.Functions.Count);
    }

    private void Retire(RunningWorker worker)
    {
        lock (changing)
        {
            if (current.Task.IsCompletedSuccessfully && current.Task.Result == worker) current = NewSource();
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Worker {ProcessId} is ready with {Functions} functions")]
    private static partial void LogStarted(ILogger logger, int processId, int functions);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The worker ended; starting it again")]
    private static partial void LogLost(ILogger logger);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The worker did not start; trying again")]
    private static partial void LogStartFailed(ILogger logger, Exception exception);
}
