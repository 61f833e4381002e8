namespace Xinjing.Serverless.Hotline;

/// <summary>There is no batch with this id.</summary>
public sealed class BatchNotFoundException(string batchId) : Exception($"There is no batch '{batchId}'.");

/// <summary>The batch does not take this now.</summary>
/// <param name="code">Stable, kebab-case.</param>
public sealed class BatchStateException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
