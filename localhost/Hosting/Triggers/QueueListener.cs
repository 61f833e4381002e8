using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Xinjing.Serverless.Localhost.Hosting.Settings;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>Takes messages from a queue, as many at a time as host.json's batch size.</summary>
internal sealed partial class QueueListener : IListener
{
    private const int MostPerCall = 32;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private readonly QueueClient _queue;
    private readonly QueueMessageHandler _handler;
    private readonly FunctionInvoker _invoker;
    private readonly SemaphoreSlim _slots;
    private readonly int _slotCount;
    private readonly TimeSpan _longestPause;
    private readonly TimeSpan _visibilityTimeout;
    private readonly ILogger _logger;
    private bool _isThere;

    public QueueListener(WorkerFunction function, QueueClients queues, QueueSettings settings, FunctionInvoker invoker, FunctionsHostOptions options)
    {
        _invoker = invoker;
        _logger = options.LoggerFactory.CreateLogger<QueueListener>();
        var poison = new PoisonQueue(queues.PoisonFor(function.Trigger), _logger);
        _queue = queues.For(function.Trigger, undecodable => poison.TakeRawAsync(_queue!, undecodable.ReceivedMessage));
        _handler = new QueueMessageHandler(_queue, poison, function, _invoker, settings, options.VisibilityTimeout, _logger);
        _slotCount = settings.BatchSize;
        _slots = new SemaphoreSlim(_slotCount);
        _longestPause = options.QueuePollingInterval < settings.MaxPollingInterval ? options.QueuePollingInterval : settings.MaxPollingInterval;
        _visibilityTimeout = options.VisibilityTimeout;
    }

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        try
        {
            await PollAsync(stopping, aborting);
        }
        finally
        {
            // All slots free: the last message is done with.
            for (var i = 0; i < _slotCount; i++) await _slots.WaitAsync(CancellationToken.None);
        }
    }

    private async Task PollAsync(CancellationToken stopping, CancellationToken aborting)
    {
        for (var pause = ShortestPause; !stopping.IsCancellationRequested;)
        {
            // Without a worker a message would only be taken and given back, and count as tried.
            await _invoker.ReadyAsync(stopping);
            var taken = await TakeSlotsAsync(stopping);
            var messages = await ReceiveAsync(taken, stopping);
            if (messages.Length < taken) _slots.Release(taken - messages.Length);
            foreach (var message in messages) _ = HandleAsync(message, aborting);
            pause = messages.Length > 0 ? ShortestPause : pause * 2 < _longestPause ? pause * 2 : _longestPause;
            if (messages.Length == 0) await Task.Delay(pause, stopping);
        }
    }

    private async Task<int> TakeSlotsAsync(CancellationToken stopping)
    {
        await _slots.WaitAsync(stopping);
        var taken = 1;
        while (taken < MostPerCall && _slots.Wait(TimeSpan.Zero, CancellationToken.None)) taken++;
        return taken;
    }

    private async Task<QueueMessage[]> ReceiveAsync(int count, CancellationToken stopping)
    {
        try
        {
            await EnsureQueueAsync(stopping);
            return (await _queue.ReceiveMessagesAsync(count, _visibilityTimeout, stopping)).Value;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception e)
        {
            LogPollFailed(_logger, e, _queue.Name);
            return [];
        }
    }

    /// <summary>A storage that is away when the host starts ends no trigger: it is asked again.</summary>
    private async Task EnsureQueueAsync(CancellationToken stopping)
    {
        if (_isThere) return;
        await _queue.CreateIfNotExistsAsync(cancellationToken: stopping);
        _isThere = true;
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken aborting)
    {
        try
        {
            await _handler.HandleAsync(message, aborting);
        }
        catch (Exception e)
        {
            LogHandlingFailed(_logger, e, message.MessageId, _queue.Name);
        }
        finally
        {
            _slots.Release();
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Queue {Queue} could not be read")]
    private static partial void LogPollFailed(ILogger logger, Exception exception, string queue);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Message {Message} of queue {Queue} was left where it is")]
    private static partial void LogHandlingFailed(ILogger logger, Exception exception, string message, string queue);
}
