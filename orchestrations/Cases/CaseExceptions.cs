namespace Xinjing.Serverless.Cases;

/// <summary>There is no case with this id.</summary>
public sealed class CaseNotFoundException(string caseId) : Exception($"There is no case '{caseId}'.");

/// <summary>The lifecycle refused a command.</summary>
/// <param name="allowed">Commands that this person could give now.</param>
public sealed class CommandRejectedException(Rejection rejection, IReadOnlyList<string> allowed) : Exception(rejection.Detail)
{
    public Rejection Rejection { get; } = rejection;

    public IReadOnlyList<string> Allowed { get; } = allowed;
}

/// <summary>Others kept changing the same rows; the same request may be sent again.</summary>
public sealed class ConflictException(string message) : Exception(message);

/// <summary>The idempotency key was used before with another command or body.</summary>
public sealed class IdempotencyKeyReusedException() : Exception("This Idempotency-Key was sent before with a different command or body; take a new key.");

/// <summary>The case is not at the version that <c>If-Match</c> names.</summary>
/// <param name="version">The version it is at.</param>
public sealed class VersionMismatchException(long version) : Exception($"The case is at version {version}; read it again.")
{
    public long Version { get; } = version;
}
