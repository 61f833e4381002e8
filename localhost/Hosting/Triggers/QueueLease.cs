using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>Keeps a message hidden for as long as its function runs; each renewal changes the receipt.</summary>
internal sealed class QueueLease
{
    private readonly CancellationTokenSource ending = new();
    private readonly Task<QueueMessage> renewing;

    public QueueLease(QueueClient queue, QueueMessage message, TimeSpan visibilityTimeout) => renewing = RenewAsync(queue, message, visibilityTimeout);

    /// <summary>The message with its latest receipt.</summary>
    public async Task<QueueMessage> EndAsync()
    {
        await ending.CancelAsync();
        var message = await renewing;
        ending.Dispose();
        return message;
    }

    private async Task<QueueMessage> RenewAsync(QueueClient queue, QueueMessage message, TimeSpan visibilityTimeout)
    {
        while (true)
        {
            try
            {
                await Task.Delay(visibilityTimeout / 2, ending.Token);
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
            catch (RequestFailedException)
            {
                // The next round tries again; at worst the message is delivered twice, which queues may do anyway.
            }
        }
    }
}
