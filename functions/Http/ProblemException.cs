namespace Xinjing.Serverless.Functions.Http;

/// <summary>The request cannot be answered as it is; the client is told why.</summary>
/// <param name="code">Stable, kebab-case.</param>
/// <param name="detail">For people: what to change.</param>
public sealed class ProblemException(string code, string detail, int status = 400) : Exception(detail)
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}
