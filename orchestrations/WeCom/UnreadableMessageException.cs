namespace Xinjing.Serverless.WeCom;

/// <summary>The platform itself sent something that no message can be made of; sending it again changes nothing.</summary>
/// <param name="reason">For people.</param>
public sealed class UnreadableMessageException(string reason) : Exception(reason)
{
    /// <summary>As in dead letters.</summary>
    public const string Code = "message-unreadable";
}
