namespace Xinjing.Serverless.Storage;

public sealed class OutgoingMessages
{
    private int _count;

    public bool IsOpen => _count > int.MaxValue - 1;

    public Task EnqueueAsync(IReadOnlyCollection<Chat.OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        _count += messages.Count;
        return cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
    }
}
