using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>Collects log lines, and lets a test wait for one, past or to come.</summary>
internal sealed class LogWatch : ILoggerProvider, ILogger
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly List<string> _lines = [];
    private readonly ConcurrentDictionary<TaskCompletionSource<string>, Predicate<string>> _waiters = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    /// <param name="after">So many lines of the past do not count.</param>
    public async Task<string> LineAsync(Predicate<string> wanted, int after = 0)
    {
        var waiter = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lines)
        {
            if (_lines.FindIndex(after, wanted) is >= 0 and var found) return _lines[found];
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
