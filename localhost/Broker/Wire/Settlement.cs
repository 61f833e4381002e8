using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>What a receiver wants done with a message it holds, in either of the two ways to say so.</summary>
internal sealed record Settlement(string Status, string? Reason = null, string? Description = null)
{
    private const string Completed = "completed";
    private const string Abandoned = "abandoned";
    private const string DeadLettered = "suspended";
    private const string Deferred = "defered";
    private static readonly MapKey StatusKey = new("disposition-status");
    private static readonly MapKey ReasonKey = new("deadletter-reason");
    private static readonly MapKey DescriptionKey = new("deadletter-description");

    /// <summary>On the receiver's link.</summary>
    public static Settlement Of(DeliveryState state) => state switch
    {
        Accepted => new Settlement(Completed),
        Rejected rejected => new Settlement(DeadLettered, Info(rejected, "DeadLetterReason"), Info(rejected, "DeadLetterErrorDescription")),
        Modified { UndeliverableHere: true } => new Settlement(Deferred),
        _ => new Settlement(Abandoned),
    };

    /// <summary>On the management link, which clients use for a message that came on a receive link since replaced.</summary>
    public static Settlement Of(AmqpMap request) =>
        new($"{request[StatusKey]}", request[ReasonKey] as string, request[DescriptionKey] as string);

    /// <summary>Does it; what comes back is why not, if not.</summary>
    public Error? Apply(MessageQueue queue, Guid token)
    {
        if (Status == Deferred) return BrokerErrors.NotServed("Deferring a message");
        var settled = Status switch
        {
            Completed => queue.Complete(token),
            DeadLettered => queue.DeadLetter(token, Reason, Description),
            _ => queue.Abandon(token),
        };
        return settled ? null : BrokerErrors.LockLost();
    }

    private static string? Info(Rejected rejected, string key) => rejected.Error?.Info?[key] as string;
}
