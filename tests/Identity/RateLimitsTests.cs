using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Identity;
using Xunit;

namespace Xinjing.Serverless.Tests.Identity;

public sealed class RateLimitsTests : IDisposable
{
    private const int Most = 10;
    private readonly RateLimits _limits = new(Options.Create(new RateLimitOptions { CallerPerMinute = Most, AddressPerMinute = Most }));

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    public void Addresses_that_one_client_has_count_as_one(string first, string second, bool isOne)
    {
        for (var i = 0; i < Most; i++) _limits.CountAddress(From(first));
        var refused = Record.Exception(() => _limits.CountAddress(From(second)));
        Assert.Equal(isOne, refused is TooManyRequestsException);
    }

    [Fact]
    public void Who_floods_the_chat_takes_nothing_from_others()
    {
        for (var i = 0; i < Most; i++) Assert.True(_limits.TryCountMember("wild"));
        Assert.False(_limits.TryCountMember("wild"));
        Assert.True(_limits.TryCountMember("calm"));
        _limits.Count(new Actor("wild", []));
    }

    public void Dispose() => _limits.Dispose();

    private static HttpRequest From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context.Request;
    }
}
