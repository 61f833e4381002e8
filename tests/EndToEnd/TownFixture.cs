using System.Security.Cryptography;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application on the local host, with a storage of its own; on the demo's service levels.</summary>
public sealed class TownFixture : IAsyncLifetime
{
    /// <summary>Of the bot <c>school</c>, which is changing its secret: both count.</summary>
    public static IReadOnlyList<string> BotSecrets { get; } = [Secret(), Secret()];

    public AzuriteProcess Azurite { get; private set; } = null!;

    public LocalTown Town { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        Town = await LocalTown.StartAsync(
            new LocalTownOptions
            {
                StorageConnectionString = Azurite.ConnectionString,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Outbox__SweepAfter"] = "00:00:10", ["Bots__school__Secrets__0"] = BotSecrets[0], ["Bots__school__Secrets__1"] = BotSecrets[1] },
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Town is not null) await Town.DisposeAsync();
        if (Azurite is not null) await Azurite.DisposeAsync();
    }

    private static string Secret() => $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
}

[CollectionDefinition(Name)]
public sealed class TownTests : ICollectionFixture<TownFixture>
{
    public const string Name = "town";
}
