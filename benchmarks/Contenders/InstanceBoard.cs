using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Xinjing.Serverless.Benchmarks.Contenders;

/// <summary>
/// Shows how the orchestrations of a hub stand, by one look at the engine's table for all who wait, past the counter. Asking for
/// each of them through the application would cost more than the cases themselves.
/// </summary>
internal sealed class InstanceBoard : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Columns = ["PartitionKey", "RuntimeStatus", "CustomStatus"];

    private readonly TableClient _instances;
    private readonly ConcurrentDictionary<Waiter, byte> _waiters = new();
    private readonly PeriodicTimer _timer = new(Pause);
    private readonly Task _looking;

    public InstanceBoard(string connectionString, string hub)
    {
        _instances = new TableClient(connectionString, $"{hub}Instances");
        _looking = LookAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _looking;
    }

    /// <exception cref="TimeoutException">It was waited for in vain.</exception>
    public async Task UntilAsync(string id, Func<SeenInstance, bool> condition, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(id, condition);
        _waiters[waiter] = 0;
        await waiter.Done.Task.WaitAsync(Patience, cancellationToken);
    }

    private async Task LookAsync()
    {
        while (await _timer.WaitForNextTickAsync())
            if (!_waiters.IsEmpty) await LookOnceAsync();
    }

    private async Task LookOnceAsync()
    {
        var seen = new Dictionary<string, SeenInstance>(StringComparer.Ordinal);
        await foreach (var row in _instances.QueryAsync<TableEntity>(select: Columns)) seen[row.PartitionKey] = Read(row);
        foreach (var waiter in _waiters.Keys)
        {
            if (!seen.TryGetValue(waiter.Id, out var instance)) continue;
            try
            {
                if (!waiter.Condition(instance)) continue;
                waiter.Done.SetResult();
            }
            catch (InvalidOperationException ended)
            {
                waiter.Done.SetException(ended);
            }

            _waiters.TryRemove(waiter, out _);
        }
    }

    private static SeenInstance Read(TableEntity row) => new(row.PartitionKey, row.GetString("RuntimeStatus") ?? "", row.GetString("CustomStatus") ?? "");

    private sealed class Waiter(string id, Func<SeenInstance, bool> condition)
    {
        public string Id => id;

        public Func<SeenInstance, bool> Condition => condition;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
