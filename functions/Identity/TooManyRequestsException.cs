namespace Xinjing.Serverless.Functions.Identity;

/// <summary>A caller has asked more than it may.</summary>
/// <param name="retryAfter">How long to wait at least.</param>
public sealed class TooManyRequestsException(TimeSpan retryAfter) : Exception("Too many requests; wait as long as Retry-After says, and ask less often.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
