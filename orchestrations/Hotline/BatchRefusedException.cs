namespace Xinjing.Serverless.Hotline;

/// <summary>What is wrong with a refused batch, as far as a client can act on it.</summary>
public enum BatchRefusalKind
{
    /// <summary>Too many bytes: 413.</summary>
    TooLarge,

    /// <summary>Not a kind of file that is taken: 415.</summary>
    TypeNotSupported,

    /// <summary>The right kind of file, but not one that can be filed: 422.</summary>
    NotUsable,
}

/// <summary>A file is no batch; the message says what to change. Nothing of it is filed.</summary>
/// <param name="code">Stable, kebab-case; see <see cref="BatchRefusals"/>.</param>
public sealed class BatchRefusedException(BatchRefusalKind kind, string code, string message) : Exception(message)
{
    public BatchRefusalKind Kind { get; } = kind;

    public string Code { get; } = code;

    /// <summary>Required fields for which no column was found, each with the headers that it could have.</summary>
    public IReadOnlyList<string> MissingColumns { get; init; } = [];

    /// <summary>The headers that the file has.</summary>
    public IReadOnlyList<string> SeenColumns { get; init; } = [];
}
