using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Gives a receiver as many messages of a queue as it has asked for, and settles them as it says.</summary>
internal sealed class ReceiveLink
{
    private readonly SendingAmqpLink _link;
    private readonly MessageQueue _queue;
    private readonly SessionLock? _session;
    private readonly SharedRun _delivery;

    private ReceiveLink(SendingAmqpLink link, MessageQueue queue, SessionLock? session)
    {
        _link = link;
        _queue = queue;
        _session = session;
        _delivery = new SharedRun(Deliver);
    }

    /// <summary>Receive-and-delete: the message is gone before it is sent, and lost if it does not get there.</summary>
    private bool SettlesOnSend => _link.Settings.SettleType == SettleMode.SettleOnSend;

    private bool SessionIsLost => _session is not null && !_queue.IsHeld(_session);

    public static async Task ServeAsync(SendingAmqpLink link, MessageQueue queue)
    {
        var served = new ReceiveLink(link, queue, await SessionAttach.AcceptAsync(link, queue));
        link.RegisterCreditListener((_, _, _) => served._delivery.Ask());
        link.RegisterDispositionListener(served.Settle);
        link.Opened += served.OnAvailable;
        queue.Available += served.OnAvailable;
        link.SafeAddClosed((_, _) => queue.Available -= served.OnAvailable);
    }

    private void OnAvailable(object? sender, EventArgs e) => _delivery.Ask();

    private void Deliver()
    {
        try
        {
            if (_link.State != AmqpObjectState.Opened) return;
            if (SessionIsLost) _link.SafeClose(new AmqpException(BrokerErrors.SessionLockLost()));
            while (_link.State == AmqpObjectState.Opened && _link.LinkCredit > 0 && TryLock() is { } held) Send(held);
        }
        catch (Exception e)
        {
            // Whoever made a message available is not to suffer for a broken link. The client is told; the message's lock runs out.
            _link.SafeClose(e);
        }
    }

    private MessageLock? TryLock() => _session is null ? _queue.TryLock() : _queue.TryLock(_session);

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
