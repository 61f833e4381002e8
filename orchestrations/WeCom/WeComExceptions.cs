namespace Xinjing.Serverless.WeCom;

/// <summary>The platform did not do what it was asked for. No message says a secret or an address that has one in it.</summary>
/// <param name="code">The platform's <c>errcode</c>; 0 when there was none.</param>
/// <param name="isTransient">Whether the same call may work later.</param>
public class WeComException(string message, int code, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    public int Code { get; } = code;

    public bool IsTransient { get; } = isTransient;
}

/// <summary>A picture that the platform has no more, or that is larger than any evidence may be: asking again is of no use.</summary>
public sealed class PictureUnavailableException(string message, int code = 0) : WeComException(message, code, isTransient: false);
