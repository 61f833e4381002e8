using Xinjing.Serverless.Localhost.Hosting.Settings;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>Rings at a function's schedule, one ring at a time; a ring that the worker didn't survive is repeated as past due.</summary>
internal sealed partial class TimerListener(WorkerFunction function, AppSettings settings, FunctionInvoker invoker, TimeProvider clock, ILoggerFactory loggerFactory) : IListener
{
    /// <summary>A single wait may not be longer than 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly ILogger logger = loggerFactory.CreateLogger<TimerListener>();
    private readonly TimerSchedule schedule = TimerSchedule.Parse(settings.Resolve(
        function.Trigger.Text("schedule") ?? throw new InvalidOperationException($"{function.Name} has no schedule.")));

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        if (function.Trigger.Flag("runOnStartup")) await RingAsync(clock.GetUtcNow(), aborting);
        while (!stopping.IsCancellationRequested)
        {
            var due = schedule.Next(clock.GetUtcNow());
            await WaitUntilAsync(due, stopping);
            await RingAsync(due, aborting);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stopping)
    {
        for (var left = due - clock.GetUtcNow(); left > TimeSpan.Zero; left = due - clock.GetUtcNow())
            await Task.Delay(left < LongestWait ? left : LongestWait, clock, stopping);
    }

    private async Task RingAsync(DateTimeOffset due, CancellationToken aborting)
    {
        await invoker.ReadyAsync(aborting);
        if (await TryRingAsync(due, isPastDue: false, aborting)) return;
        await invoker.ReadyAsync(aborting);
        await TryRingAsync(due, isPastDue: true, aborting);
    }

    private async Task<bool> TryRingAsync(DateTimeOffset due, bool isPastDue, CancellationToken aborting)
    {
        try
        {
            await invoker.InvokeAsync(function.Name, TimerInvocation.For(due, schedule.Next(due), isPastDue), aborting);
            return true;
        }
        catch (WorkerLostException) when (!aborting.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e)
        {
            LogFailed(logger, e, function.Name);
            return true;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Timer function {Function} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);
}
