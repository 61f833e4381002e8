namespace Xinjing.Serverless.Records;

/// <summary>A lifecycle refused a command.</summary>
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

/// <summary>The record is not at the version that <c>If-Match</c> names.</summary>
/// <param name="noun">What kind of record it is.</param>
/// <param name="version">The version it is at.</param>
public sealed class VersionMismatchException(string noun, long version) : Exception($"The {noun} is at version {version}; read it again.")
{
    public long Version { get; } = version;
}
