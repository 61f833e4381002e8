using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application on the town's own service levels, with a storage of its own: tests replace its reference data.</summary>
public sealed class OfficeTown : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;

    public LocalTown Town { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        Town = await LocalTown.StartAsync(new LocalTownOptions { StorageConnectionString = _azurite.ConnectionString, RealTime = true }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Town is not null) await Town.DisposeAsync();
        if (_azurite is not null) await _azurite.DisposeAsync();
    }

    internal static async Task<JsonNode> ReadAsync(TownCaller caller, string set) => (await caller.GetAsync($"/api/reference/{set}")).Body!["content"]!.DeepClone();

    internal static Task<Answer> PutAsync(TownCaller caller, string set, JsonNode content, string query = "", string? ifMatch = null) =>
        caller.SendAsync(HttpMethod.Put, $"/api/reference/{set}{query}", JsonContent.Create(content), ifMatch: ifMatch);
}
