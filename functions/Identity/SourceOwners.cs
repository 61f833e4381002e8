using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Keeps others from reporting in a source's name, and so from taking an order's number before the order comes.</summary>
public sealed class SourceOwners(IOptions<AuthOptions> options)
{
    /// <exception cref="ForbiddenException">The source belongs to others.</exception>
    public void Check(string source, Actor actor)
    {
        if (options.Value.Sources.TryGetValue(source, out var owners) && !owners.Contains(actor.Id, StringComparer.Ordinal))
            throw new ForbiddenException($"Only its own senders report with the source {source}; an admin can add yours to Auth:Sources.");
    }
}
