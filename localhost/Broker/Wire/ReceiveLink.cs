using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Gives a receiver as many messages of a queue as it has asked for, and settles them as it says.</summary>
internal sealed class ReceiveLink
{
    private readonly SendingAmqpLink _link;
    private readonly MessageQueue _queue;
    private readonly Lock _delivering = new();

    private ReceiveLink(SendingAmqpLink link, MessageQueue queue)
    {
        _link = link;
        _queue = queue;
    }

    /// <summary>Receive-and-delete: the message is gone before it is sent, and lost if it does not get there.</summary>
    private bool SettlesOnSend => _link.Settings.SettleType == SettleMode.SettleOnSend;

    public static void Serve(SendingAmqpLink link, MessageQueue queue)
    {
        var served = new ReceiveLink(link, queue);
        link.RegisterCreditListener((_, _, _) => served.Deliver());
        link.RegisterDispositionListener(served.Settle);
        link.Opened += served.OnAvailable;
        queue.Available += served.OnAvailable;
        link.SafeAddClosed((_, _) => queue.Available -= served.OnAvailable);
    }

    private void OnAvailable(object? sender, EventArgs e) => Deliver();

    private void Deliver()
    {
        lock (_delivering)
        {
            while (_link.State == AmqpObjectState.Opened && _link.LinkCredit > 0 && _queue.TryLock() is { } held) Send(held);
        }
    }

    private void Send(MessageLock held)
    {
        var message = MessageWriter.Write(held.Message, held.Until);
        message.DeliveryTag = held.Token.ToByteArray();
        message.Settled = SettlesOnSend;
        if (SettlesOnSend) _queue.Complete(held.Token);
        if (!_link.TrySendDelivery(message)) _queue.Undo(held.Token);
    }

    private void Settle(Delivery delivery)
    {
        if (SettlesOnSend) return;
        var refusal = Settlement.Of(delivery.State).Apply(_queue, new Guid(delivery.DeliveryTag));
        // Not the receiver's own state: a dead-lettering is a rejection with an error, which it would take for ours.
        _link.DisposeDelivery(delivery, settled: true, refusal is null ? AmqpConstants.AcceptedOutcome : new Rejected { Error = refusal });
    }
}
