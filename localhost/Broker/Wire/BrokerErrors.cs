using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Xinjing.Serverless.Localhost.Broker.Wire;

/// <summary>Errors in the service's terms, which clients turn into their exceptions.</summary>
internal static class BrokerErrors
{
    public static Error LockLost() => new()
    {
        Condition = "com.microsoft:message-lock-lost",
        Description = "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.",
    };

    public static Error Refused() => new() { Condition = AmqpErrorCode.InternalError, Description = "The broker was told to refuse this send." };

    public static Error NotServed(string what) => new() { Condition = AmqpErrorCode.NotImplemented, Description = $"{what} is not served by the local broker." };

    public static Error NotFound(string address) =>
        new() { Condition = AmqpErrorCode.NotFound, Description = $"The messaging entity '{address}' could not be found." };
}
