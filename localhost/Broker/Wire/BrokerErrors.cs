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

    public static Error SessionLockLost() => new()
    {
        Condition = "com.microsoft:session-lock-lost",
        Description = "The session lock was lost. Request a new session receiver.",
    };

    public static Error SessionTaken(string sessionId) => new()
    {
        Condition = "com.microsoft:session-cannot-be-locked",
        Description = $"The requested session '{sessionId}' cannot be accepted. It may be locked by another receiver.",
    };

    public static Error NoSession() => new() { Condition = "com.microsoft:timeout", Description = "No session with messages came in time." };

    public static Error SessionMismatch(string address, bool required) => new()
    {
        Condition = AmqpErrorCode.NotAllowed,
        Description = $"'{address}' {(required ? "is" : "cannot be")} received by session.",
    };

    public static Error Refused() => new() { Condition = AmqpErrorCode.InternalError, Description = "The broker was told to refuse this send." };

    public static Error NotServed(string what) => new() { Condition = AmqpErrorCode.NotImplemented, Description = $"{what} is not served by the local broker." };

    public static Error NotFound(string address) =>
        new() { Condition = AmqpErrorCode.NotFound, Description = $"The messaging entity '{address}' could not be found." };
}
