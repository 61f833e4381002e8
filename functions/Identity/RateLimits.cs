using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Counts what each caller asks; one that has asked too much is told when to come again.</summary>
public sealed class RateLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private const int RefillsPerMinute = 10;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _callers = Limiter(options.Value.CallerPerMinute);
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(options.Value.AddressPerMinute);

    /// <exception cref="TooManyRequestsException">This person, or this bot, has asked too much.</exception>
    public void Count(Actor caller) => Take(_callers, caller.Id);

    /// <summary>For a member of the chat platform, which vouches for each.</summary>
    /// <returns><c>false</c> when this one has said too much.</returns>
    public bool TryCountMember(string member)
    {
        using var lease = _callers.AttemptAcquire($"@wecom:{member}");
        return lease.IsAcquired;
    }

    /// <summary>
    /// For a request that nobody vouches for. The address is the one that the worker's web server has taken from the host in front of
    /// it; what is left in <c>X-Forwarded-For</c> the client may have made up. IPv6 counts by its first half: a client has all the
    /// addresses of a /64 to itself.
    /// </summary>
    /// <exception cref="TooManyRequestsException">Too much came from there.</exception>
    public void CountAddress(HttpRequest request) => Take(_addresses, Network(request.HttpContext.Connection.RemoteIpAddress));

    public void Dispose()
    {
        _callers.Dispose();
        _addresses.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired) throw new TooManyRequestsException(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute);
    }

    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = perMinute / RefillsPerMinute,
        ReplenishmentPeriod = Minute / RefillsPerMinute,
        QueueLimit = 0,
    }));
}
