using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application on the local host, with a storage of its own; on the demo's service levels.</summary>
public sealed class TownFixture : IAsyncLifetime
{
    public AzuriteProcess Azurite { get; private set; } = null!;

    public LocalTown Town { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        Town = await LocalTown.StartAsync(
            new LocalTownOptions
            {
                StorageConnectionString = Azurite.ConnectionString,
                Environment = new Dictionary<string, string>(BotMessage.Settings, StringComparer.Ordinal) { ["Outbox__SweepAfter"] = "00:00:10" },
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Town is not null) await Town.DisposeAsync();
        if (Azurite is not null) await Azurite.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class TownTests : ICollectionFixture<TownFixture>
{
    public const string Name = "town";
}
