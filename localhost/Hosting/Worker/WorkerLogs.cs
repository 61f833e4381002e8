using System.Collections.Concurrent;
using Xinjing.Serverless.Localhost.Hosting.Protos;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>Hands the worker's log on, under the worker's own categories; what it prints goes under <c>Worker.Console</c>.</summary>
internal sealed partial class WorkerLogs(ILoggerFactory factory)
{
    private readonly ConcurrentDictionary<string, ILogger> loggers = new(StringComparer.Ordinal);
    private readonly ILogger console = factory.CreateLogger("Worker.Console");

    public void Write(RpcLog log)
    {
        if (log.LogCategory == RpcLog.Types.Category.CustomMetric) return;
        var logger = loggers.GetOrAdd(log.Category is "" ? "Worker" : log.Category, factory.CreateLogger);
        LogWorker(logger, (LogLevel)log.Level, log.Exception is null ? log.Message : $"{log.Message}{Environment.NewLine}{log.Exception.Message}");
    }

    public void WriteConsole(string line) => LogConsole(console, line);

    [LoggerMessage(EventId = 1, Message = "{Text}")]
    private static partial void LogWorker(ILogger logger, LogLevel level, string text);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "{Line}")]
    private static partial void LogConsole(ILogger logger, string line);
}
