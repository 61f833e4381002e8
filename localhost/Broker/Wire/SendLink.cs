using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Takes in what a client sends to a queue or topic. The answer goes out when the message is stored.</summary>
internal sealed class SendLink
{
    private readonly ReceivingAmqpLink _link;
    private readonly IMessageTarget _target;
    private readonly BrokerFaults _faults;

    private SendLink(ReceivingAmqpLink link, IMessageTarget target, BrokerFaults faults)
    {
        _link = link;
        _target = target;
        _faults = faults;
    }

    public static void Serve(ReceivingAmqpLink link, IMessageTarget target, BrokerFaults faults) =>
        link.RegisterMessageListener(new SendLink(link, target, faults).Take);

    private void Take(AmqpMessage message)
    {
        using var received = message;
        if (_faults.TakeRefusal())
        {
            _link.DisposeDelivery(received, settled: true, new Rejected { Error = BrokerErrors.Refused() });
            return;
        }

        Store(MessageReader.Read(received));
        if (_faults.TakeLostAnswer()) _link.Session.Connection.Abort();
        else _link.DisposeDelivery(received, settled: true, AmqpConstants.AcceptedOutcome);
    }

    private void Store(IReadOnlyList<MessageContent> contents)
    {
        var twice = _faults.TakeDuplicate();
        foreach (var content in contents)
        {
            _target.Accept(content);
            if (twice) _target.Accept(content with { MessageId = null });
        }
    }
}
