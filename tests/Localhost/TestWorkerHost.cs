using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Localhost.Hosting;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>The local host with the test worker, for the tests of one collection.</summary>
public sealed class TestWorkerHost(AzuriteFixture azurite) : IAsyncLifetime
{
    public FunctionsHost Host { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public DurableTaskClient Client { get; private set; } = null!;

    internal LogWatch Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var storage = (await azurite.StartedAsync()).ConnectionString;
        Host = await StartAsync(storage, "SharedTests", Log);
        Http = new HttpClient { BaseAddress = new Uri(Host.BaseAddress, "test/") };
        Client = DurableClients.For(Host);
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (Client is not null) await Client.DisposeAsync();
        if (Host is not null) await Host.DisposeAsync();
    }

    /// <summary>Another host beside, on a hub of its own.</summary>
    internal static Task<FunctionsHost> StartAsync(string storage, string hubName, LogWatch log, Func<FunctionsHostOptions, FunctionsHostOptions>? configure = null)
    {
        var options = new FunctionsHostOptions
        {
            WorkerDirectory = Repository.WorkerOutput("tests/TestWorker"),
            StorageConnectionString = storage,
            StopGrace = TimeSpan.FromMilliseconds(200),
            LoggerFactory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(log)),
            Environment =
            {
                ["HubName"] = hubName,
                ["TextQueue"] = $"{hubName.ToLowerInvariant()}-text",
                ["RingSchedule"] = "0 0 0 1 1 *",
            },
        };
        return FunctionsHost.StartAsync(configure?.Invoke(options) ?? options);
    }
}

[CollectionDefinition(Name)]
public sealed class LocalHostTests : ICollectionFixture<TestWorkerHost>
{
    public const string Name = "local host";
}
