using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Xinjing.Serverless.Localhost.Hosting.Settings;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>One message: run, then delete; after a failure show it again, after too many move it to the poison queue.</summary>
internal sealed partial class QueueMessageHandler(
    QueueClient queue, PoisonQueue poison, WorkerFunction function, FunctionInvoker invoker, QueueSettings settings, TimeSpan visibilityTimeout, ILogger logger)
{
    public async Task HandleAsync(QueueMessage message, CancellationToken aborting)
    {
        // A worker that dies over a message never comes to fail it.
        if (message.DequeueCount > settings.MaxDequeueCount)
        {
            await poison.TakeAsync(queue, message);
            return;
        }

        var lease = new QueueLease(queue, message, visibilityTimeout);
        var outcome = await RunAsync(message, aborting);
        await CloseAsync(await lease.EndAsync(), outcome);
    }

    private async Task<Outcome> RunAsync(QueueMessage message, CancellationToken aborting)
    {
        try
        {
            await invoker.InvokeAsync(function.Name, QueueInvocation.From(message, function.Trigger), aborting);
            return Outcome.Done;
        }
        catch (Exception e) when (e is WorkerLostException or OperationCanceledException)
        {
            return Outcome.Interrupted;
        }
        catch (Exception e)
        {
            LogFailed(logger, e, function.Name, message.MessageId, message.DequeueCount);
            return Outcome.Failed;
        }
    }

    private Task CloseAsync(QueueMessage message, Outcome outcome) => outcome switch
    {
        Outcome.Done => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt),
        Outcome.Failed when message.DequeueCount >= settings.MaxDequeueCount => poison.TakeAsync(queue, message),
        Outcome.Failed => ShowAgainAsync(message, settings.VisibilityTimeout),
        _ => ShowAgainAsync(message, TimeSpan.Zero),
    };

    private Task ShowAgainAsync(QueueMessage message, TimeSpan after) =>
        queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: after);

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Function {Function} failed on message {Message}, try {Try}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string message, long @try);

    private enum Outcome
    {
        Done,
        Failed,
        Interrupted,
    }
}
