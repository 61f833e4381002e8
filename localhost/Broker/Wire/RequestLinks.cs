using System.Collections.Concurrent;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Requests and their answers, which come and go on a pair of links: the answer takes the one that the request names.</summary>
internal sealed class RequestLinks
{
    private readonly ConcurrentDictionary<string, SendingAmqpLink> _replies = new(StringComparer.Ordinal);

    public void Serve(AmqpLink link, Func<AmqpMessage, AmqpMessage> answer)
    {
        if (link is ReceivingAmqpLink requests)
        {
            requests.RegisterMessageListener(request => Answer(requests, request, answer));
            return;
        }

        var replyTo = $"{(link.Settings.Target as Target)?.Address}";
        _replies[replyTo] = (SendingAmqpLink)link;
        link.SafeAddClosed((_, _) => _replies.TryRemove(replyTo, out _));
    }

    private void Answer(ReceivingAmqpLink link, AmqpMessage request, Func<AmqpMessage, AmqpMessage> answer)
    {
        using var received = request;
        var response = answer(received);
        response.Properties.CorrelationId = received.Properties.MessageId;
        link.DisposeDelivery(received, settled: true, AmqpConstants.AcceptedOutcome);
        if (_replies.TryGetValue($"{received.Properties.ReplyTo}", out var replies))
            replies.SendMessageNoWait(response, AmqpConstants.EmptyBinary, AmqpConstants.NullBinary);
    }
}
