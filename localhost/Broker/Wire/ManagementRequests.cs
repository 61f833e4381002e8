using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>What a receiver asks of its queue besides messages: renew, settle, peek.</summary>
internal sealed class ManagementRequests(MessageQueue queue)
{
    private static readonly MapKey LockTokens = new("lock-tokens");
    private static readonly MapKey Expirations = new("expirations");
    private static readonly MapKey SessionId = new("session-id");
    private static readonly MapKey Expiration = new("expiration");
    private static readonly MapKey FromSequenceNumber = new("from-sequence-number");
    private static readonly MapKey MessageCount = new("message-count");
    private static readonly MapKey Messages = new("messages");
    private static readonly MapKey Message = new("message");

    public AmqpMessage Answer(AmqpMessage request)
    {
        var body = request.ValueBody?.Value as AmqpMap ?? [];
        return $"{request.ApplicationProperties.Map["operation"]}" switch
        {
            "com.microsoft:renew-lock" => Renew(body),
            "com.microsoft:renew-session-lock" => RenewSession(body),
            "com.microsoft:update-disposition" => Settle(body),
            "com.microsoft:peek-message" => Peek(body),
            var other => ManagementResponse.Refused(BrokerErrors.NotServed(other)),
        };
    }

    private AmqpMessage Renew(AmqpMap body)
    {
        var ends = Tokens(body).Select(queue.Renew).ToList();
        return ends.Contains(null)
            ? ManagementResponse.Refused(BrokerErrors.LockLost())
            : ManagementResponse.Of(Expirations, ends.Select(e => e!.Value.UtcDateTime).ToArray());
    }

    private AmqpMessage RenewSession(AmqpMap body) => queue.RenewSession($"{body[SessionId]}") is { } end
        ? ManagementResponse.Of(Expiration, end.UtcDateTime)
        : ManagementResponse.Refused(BrokerErrors.SessionLockLost());

    private AmqpMessage Settle(AmqpMap body)
    {
        var settlement = Settlement.Of(body);
        var refusal = Tokens(body).Select(token => settlement.Apply(queue, token)).FirstOrDefault(error => error is not null);
        return refusal is null ? ManagementResponse.Done() : ManagementResponse.Refused(refusal);
    }

    private AmqpMessage Peek(AmqpMap body)
    {
        var seen = queue.Peek((long)body[FromSequenceNumber], (int)body[MessageCount], body.TryGetValue<string>(SessionId, out var session) ? session : null);
        return seen.Count == 0 ? ManagementResponse.Nothing() : ManagementResponse.Of(Messages, seen.Select(Encode).ToList());
    }

    private static AmqpMap Encode(QueuedMessage message)
    {
        using var written = MessageWriter.Write(message, lockedUntil: null);
        return new AmqpMap { [Message] = new ArraySegment<byte>([.. written.GetPayload().SelectMany(part => part)]) };
    }

    private static Guid[] Tokens(AmqpMap body) => (Guid[])body[LockTokens];
}
