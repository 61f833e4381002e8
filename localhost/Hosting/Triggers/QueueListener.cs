using Azure;
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
    private readonly QueueClient queue;
    private readonly QueueMessageHandler handler;
    private readonly FunctionInvoker invoker;
    private readonly SemaphoreSlim slots;
    private readonly int slotCount;
    private readonly TimeSpan longestPause;
    private readonly TimeSpan visibilityTimeout;
    private readonly ILogger logger;

    public QueueListener(WorkerFunction function, QueueClients queues, QueueSettings settings, FunctionInvoker invoker, FunctionsHostOptions options)
    {
        this.invoker = invoker;
        logger = options.LoggerFactory.CreateLogger<QueueListener>();
        var poison = new PoisonQueue(queues.PoisonFor(function.Trigger), logger);
        queue = queues.For(function.Trigger, undecodable => poison.TakeRawAsync(queue!, undecodable.ReceivedMessage));
        handler = new QueueMessageHandler(queue, poison, function, invoker, settings, options.VisibilityTimeout, logger);
        slotCount = settings.BatchSize;
        slots = new SemaphoreSlim(slotCount);
        longestPause = options.QueuePollingInterval < settings.MaxPollingInterval ? options.QueuePollingInterval : settings.MaxPollingInterval;
        visibilityTimeout = options.VisibilityTimeout;
    }

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: stopping);
        try
        {
            await PollAsync(stopping, aborting);
        }
        finally
        {
            // All slots free: the last message is done with.
            for (var i = 0; i < slotCount; i++) await slots.WaitAsync(CancellationToken.None);
        }
    }

    private async Task PollAsync(CancellationToken stopping, CancellationToken aborting)
    {
        for (var pause = ShortestPause; !stopping.IsCancellationRequested;)
        {
            var taken = await TakeSlotsAsync(stopping);
            // Without a worker a message would only be taken and given back, and count as tried.
            await invoker.ReadyAsync(stopping);
            var messages = await ReceiveAsync(taken, stopping);
            if (messages.Length < taken) slots.Release(taken - messages.Length);
            foreach (var message in messages) _ = HandleAsync(message, aborting);
            pause = messages.Length > 0 ? ShortestPause : pause * 2 < longestPause ? pause * 2 : longestPause;
            if (messages.Length == 0) await Task.Delay(pause, stopping);
        }
    }

    private async Task<int> TakeSlotsAsync(CancellationToken stopping)
    {
        await slots.WaitAsync(stopping);
        var taken = 1;
        while (taken < MostPerCall && slots.Wait(TimeSpan.Zero, CancellationToken.None)) taken++;
        return taken;
    }

    private async Task<QueueMessage[]> ReceiveAsync(int count, CancellationToken stopping)
    {
        try
        {
            return (await queue.ReceiveMessagesAsync(count, visibilityTimeout, stopping)).Value;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
        {
            LogPollFailed(logger, e, queue.Name);
            return [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken aborting)
    {
        try
        {
            await handler.HandleAsync(message, aborting);
        }
        catch (Exception e)
        {
            LogHandlingFailed(logger, e, message.MessageId, queue.Name);
        }
        finally
        {
            slots.Release();
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Queue {Queue} could not be read")]
    private static partial void LogPollFailed(ILogger logger, Exception exception, string queue);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Message {Message} of queue {Queue} was left where it is")]
    private static partial void LogHandlingFailed(ILogger logger, Exception exception, string message, string queue);
}
