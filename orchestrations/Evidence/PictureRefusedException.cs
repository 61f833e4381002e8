namespace Xinjing.Serverless.Evidence;

/// <summary>What is wrong with a refused upload, as far as a client can act on it.</summary>
public enum RefusalKind
{
    /// <summary>Too many bytes: 413.</summary>
    TooLarge,

    /// <summary>Not a kind of file that is taken: 415.</summary>
    TypeNotSupported,

    /// <summary>The right kind of file, but no usable picture: 422.</summary>
    NotUsable,
}

/// <summary>An upload is no evidence photo; the message says what to change.</summary>
/// <param name="code">Stable, kebab-case; see <see cref="PictureRefusals"/>.</param>
public sealed class PictureRefusedException(RefusalKind kind, string code, string message) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;

    public string Code { get; } = code;
}
