using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>Collects log lines, and lets a test wait for one, past or to come.</summary>
internal sealed class LogWatch : ILoggerProvider, ILogger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<string> _lines = [];
    private readonly ConcurrentDictionary<TaskCompletionSource<string>, Predicate<string>> _waiters = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public async Task<string> LineAsync(Predicate<string> wanted)
    {
        var waiter = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lines)
        {
            if (_lines.Find(wanted) is { } line) return line;
            _waiters[waiter] = wanted;
        }

        return await waiter.Task.WaitAsync(Patience);
    }

    public Task<string> LineAsync(string wanted) => LineAsync(line => line.Contains(wanted, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}";
        lock (_lines)
        {
            _lines.Add(line);
            foreach (var (waiter, wanted) in _waiters)
                if (wanted(line) && _waiters.TryRemove(waiter, out _)) waiter.TrySetResult(line);
        }
    }

    public void Dispose()
    {
    }
}
