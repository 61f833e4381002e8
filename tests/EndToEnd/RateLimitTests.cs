using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A town in which a caller may ask thirty times a minute.</summary>
public sealed class RateLimitTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Most = 30;
    private readonly FakeLoggerProvider _log = new();
    private LocalTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await LocalTown.StartAsync(
        new LocalTownOptions
        {
            StorageConnectionString = (await azurite.StartedAsync()).ConnectionString,
            LoggerFactory = LoggerFactory.Create(logging => logging.AddProvider(_log)),
            Environment = new Dictionary<string, string>(BotMessage.Settings, StringComparer.Ordinal) { ["RateLimits__CallerPerMinute"] = $"{Most}", ["RateLimits__AddressPerMinute"] = $"{Most}" },
        },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _town.DisposeAsync();
        _log.Dispose();
    }

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

    [Fact]
    public async Task A_bot_that_runs_wild_waits_and_people_do_not()
    {
        using var http = new HttpClient { BaseAddress = _town.Host.BaseAddress };
        using var calm = TownCaller.Dispatcher(_town);
        var message = new BotMessage("msg_flood", TownCaller.Report(source: "bot").ToJsonString());
        var refused = await UntilRefusedAsync(() => message.SendAsync(http));
        Assert.Equal("too-many-requests", refused.Code);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await calm.GetAsync("/api/cases?top=1")).Status);
    }

    /// <summary>The platform would bring a refused message twice more.</summary>
    [Fact]
    public async Task A_member_who_floods_the_chat_is_passed_over_without_an_error_and_others_are_heard()
    {
        using var wild = _town.Chat.Member("wild", _town.ChatCallback);
        using var calm = _town.Chat.Member("calm", _town.ChatCallback);
        using var supervisor = TownCaller.Supervisor(_town);
        for (var i = 0; i < 20 * Most && !PassedOver().Any(); i++) await wild.SendTextAsync("帮助");
        // The worker's lines end like this, whatever the host puts before them.
        var said = PassedOver().First().Split(' ');
        var refused = await supervisor.GetAsync($"/api/intake/{said[Array.IndexOf(said, "Message") + 1]}");
        Assert.Equal(("refused", "too-many-messages"), (refused.Text("outcome"), refused.Text("code")));
        var heard = await calm.SendTextAsync("帮助");
        await Eventually.HoldsAsync(async () => (await supervisor.GetAsync($"/api/intake/{heard}")).Status == HttpStatusCode.OK);
        Assert.NotEmpty(PassedOver());
        Assert.DoesNotContain(PassedOver(), line => line.Contains(heard, StringComparison.Ordinal));
    }

    private IEnumerable<string> PassedOver() => _log.Collector.GetSnapshot().Select(line => line.Message).Where(line => line.Contains("was passed over", StringComparison.Ordinal));

    private static Task<Answer> UntilRefusedAsync(TownCaller caller) => UntilRefusedAsync(() => caller.GetAsync("/api/cases?top=1"));

    /// <summary>A few more than may come at once may come while it asks.</summary>
    private static async Task<Answer> UntilRefusedAsync(Func<Task<Answer>> ask)
    {
        for (var i = 0; i < 20 * Most; i++)
        {
            if (await ask() is { Status: HttpStatusCode.TooManyRequests } refused) return refused;
        }

        throw new InvalidOperationException("Nobody was refused.");
    }
}
