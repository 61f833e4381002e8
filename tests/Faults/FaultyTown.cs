using System.Collections.Concurrent;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.EndToEnd;
using Xunit;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>The real application with chat platform and broker, on the town's own service levels, all of it on a bad storage; and the people who work with it.</summary>
internal sealed class FaultyTown : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TownCaller> _callers = new(StringComparer.Ordinal);
    private readonly AzuriteProcess _azurite;

    private FaultyTown(AzuriteProcess azurite, FaultProxy proxy, LocalTown town)
    {
        _azurite = azurite;
        Storage = proxy;
        Town = town;
        Http = new HttpClient { BaseAddress = town.Host.BaseAddress };
    }

    public FaultProxy Storage { get; }

    public LocalTown Town { get; }

    /// <summary>For callers without a token.</summary>
    public HttpClient Http { get; }

    /// <summary>The storage itself, where nothing goes wrong.</summary>
    public string GoodConnectionString => _azurite.ConnectionString;

    public static async Task<FaultyTown> StartAsync(FaultPlan plan)
    {
        var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        var proxy = await FaultProxy.StartAsync(azurite, plan);
        var town = await LocalTown.StartAsync(
            new LocalTownOptions
            {
                StorageConnectionString = proxy.ConnectionString,
                RealTime = true,
                // The shortest that is meant for production: no commit takes as long.
                Environment = new Dictionary<string, string>(BotMessage.Settings, StringComparer.Ordinal) { ["Outbox__SweepAfter"] = "00:01:00" },
            },
            TestContext.Current.CancellationToken);
        return new FaultyTown(azurite, proxy, town);
    }

    public TownCaller Reporter(string sub) => Caller(sub, "reporter");

    /// <param name="unit">Of a handler.</param>
    public TownCaller Caller(Who who, string unit) => who switch
    {
        Who.Handler => Caller($"hand-{unit}", "handler", unit),
        Who.Verifier => Caller("sun", "verifier"),
        Who.Dispatcher => Caller("zhao", "dispatcher"),
        _ => Supervisor,
    };

    public TownCaller Supervisor => Caller("zheng", "supervisor");

    public TownCaller Admin => Caller("guan", "admin");

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in _callers.Values) caller.Dispose();
        Http.Dispose();
        await Town.DisposeAsync();
        await Storage.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private TownCaller Caller(string sub, string role, string? unit = null) => _callers.GetOrAdd(sub, _ => new TownCaller(Town, sub, [role], unit));
}
