namespace Xinjing.Serverless.Functions.Identity;

/// <summary>There is no token, or none that can be trusted.</summary>
public sealed class UnauthenticatedException(string detail) : Exception(detail);

/// <summary>The issuer's keys cannot be had, so no token can be judged.</summary>
public sealed class IssuerUnavailableException() : Exception("The issuer's keys cannot be had at the moment; send the same request again.");

/// <summary>The caller is known but may not do this.</summary>
public sealed class ForbiddenException(string detail) : Exception(detail);
