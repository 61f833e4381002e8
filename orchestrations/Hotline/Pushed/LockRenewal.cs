using Azure.Messaging.ServiceBus;

namespace Xinjing.Serverless.Hotline.Pushed;

/// <summary>Keeps a message locked while a large batch goes into storage.</summary>
internal sealed class LockRenewal : IAsyncDisposable
{
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    public LockRenewal(ServiceBusReceiver receiver, ServiceBusReceivedMessage message) => _renewing = RenewAsync(receiver, message);

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        _done.Dispose();
    }

    private async Task RenewAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message)
    {
        try
        {
            while (true)
            {
                var left = message.LockedUntil - TimeProvider.System.GetUtcNow();
                await Task.Delay(left > TimeSpan.Zero ? left / 2 : TimeSpan.Zero, _done.Token);
                await receiver.RenewMessageLockAsync(message, _done.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ServiceBusException)
        {
            // The work is done, or the lock is lost: settling says so.
        }
    }
}
