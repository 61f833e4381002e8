using System.Net;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A town in which a caller may ask thirty times a minute.</summary>
public sealed class RateLimitTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Most = 30;
    private LocalTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await LocalTown.StartAsync(
        new LocalTownOptions
        {
            StorageConnectionString = (await azurite.StartedAsync()).ConnectionString,
            IsConnected = false,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits__CallerPerMinute"] = $"{Most}", ["RateLimits__AddressPerMinute"] = $"{Most}" },
        },
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Who_asks_too_much_waits_and_nobody_else_does()
    {
        using var wild = TownCaller.Supervisor(_town);
        using var calm = TownCaller.Dispatcher(_town);
        var refused = await UntilRefusedAsync(wild);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests"), (refused.Status, refused.Code));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await calm.GetAsync("/api/cases?top=1")).Status);
    }

    [Fact]
    public async Task Who_guesses_tokens_is_stopped_and_who_has_one_is_not()
    {
        using var guesser = new TownCaller(_town, "", []) { Token = "guess" };
        Assert.Equal(HttpStatusCode.TooManyRequests, (await UntilRefusedAsync(guesser)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.GetAsync("/api/openapi.json")).Status);
        using var calm = TownCaller.Dispatcher(_town);
        Assert.Equal(HttpStatusCode.OK, (await calm.GetAsync("/api/cases?top=1")).Status);
    }

    [Fact]
    public async Task Who_makes_up_where_it_comes_from_is_stopped_all_the_same()
    {
        using var http = new HttpClient { BaseAddress = _town.Host.BaseAddress };
        var status = HttpStatusCode.OK;
        for (var i = 0; i < 20 * Most && status != HttpStatusCode.TooManyRequests; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/openapi.json");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{i % 250}, 198.51.100.{i % 250}");
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            status = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
    }

    /// <summary>A few more than may come at once may come while it asks.</summary>
    private static async Task<Answer> UntilRefusedAsync(TownCaller caller)
    {
        for (var i = 0; i < 20 * Most; i++)
        {
            if (await caller.GetAsync("/api/cases?top=1") is { Status: HttpStatusCode.TooManyRequests } refused) return refused;
        }

        throw new InvalidOperationException("Nobody was refused.");
    }
}
