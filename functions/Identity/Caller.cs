using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Who called.</summary>
internal static class Caller
{
    /// <summary>The person whose token came with the request.</summary>
    public static Actor Actor(this HttpRequest request) =>
        request.HttpContext.Features.Get<Actor>() ?? throw new UnauthenticatedException("This call needs a token.");

    /// <exception cref="ForbiddenException">The caller has none of these roles.</exception>
    public static Actor ActorWith(this HttpRequest request, params IReadOnlyList<Role> roles)
    {
        var actor = request.Actor();
        return roles.Any(actor.Is) ? actor : throw new ForbiddenException($"It takes the role {string.Join(" or ", roles)}.".ToLowerInvariant());
    }
}
