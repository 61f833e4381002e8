namespace Xinjing.Serverless.Localhost.Broker.Queues;

/// <summary>Where messages can be sent: a queue or a topic.</summary>
internal interface IMessageTarget
{
    /// <summary>Stores a message, unless it is a known duplicate, which is dropped without a word.</summary>
    void Accept(MessageContent content);
}
