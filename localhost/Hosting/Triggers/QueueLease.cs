using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>Keeps a message hidden for as long as its function runs; each renewal changes the receipt.</summary>
internal sealed class QueueLease
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Task<QueueMessage> _renewing;

    public QueueLease(QueueClient queue, QueueMessage message, TimeSpan visibilityTimeout) => _renewing = RenewAsync(queue, message, visibilityTimeout);

    /// <summary>The message with its latest receipt.</summary>
    public async Task<QueueMessage> EndAsync()
    {
        await _ending.CancelAsync();
        var message = await _renewing;
        _ending.Dispose();
        return message;
    }

    private async Task<QueueMessage> RenewAsync(QueueClient queue, QueueMessage message, TimeSpan visibilityTimeout)
    {
        while (true)
        {
            try
            {
                await Task.Delay(visibilityTimeout / 2, _ending.Token);
            }
            catch (OperationCanceledException)
            {
                return message;
            }

            try
            {
                // Not cancelled half-way: the new receipt would be lost.
                message = message.Update(await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: visibilityTimeout, cancellationToken: CancellationToken.None));
            }
            catch (Exception failed) when (failed is RequestFailedException or AggregateException)
            {
                // After several tries the client library throws all of their failures together. The next round tries again; at worst
                // the message is delivered twice, which queues may do anyway.
            }
        }
    }
}
