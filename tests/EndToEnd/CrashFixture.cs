using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application, on the town's own service levels so that nothing happens by itself, with a proxy before its tables.</summary>
public class CrashFixture : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;

    public string StorageConnectionString => _azurite.ConnectionString;

    /// <summary>With a chat platform and a broker, and a bot.</summary>
    protected virtual bool IsConnected => false;

    protected virtual string SweepAfter => "00:00:01";

    internal StorageProxy Proxy { get; private set; } = null!;

    public LocalTown Town { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        Proxy = await StorageProxy.StartAsync(_azurite.TablePort);
        Town = await LocalTown.StartAsync(
            new LocalTownOptions
            {
                StorageConnectionString = _azurite.ConnectionString,
                WorkerStorageConnectionString = _azurite.ConnectionString.Replace($":{_azurite.TablePort}/", $":{Proxy.Port}/", StringComparison.Ordinal),
                RealTime = true,
                IsConnected = IsConnected,
                Environment = new Dictionary<string, string>(BotMessage.Settings, StringComparer.Ordinal) { ["Outbox__SweepAfter"] = SweepAfter, ["Archive__After"] = "00:00:01" },
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Town is not null) await Town.DisposeAsync();
        if (Proxy is not null) await Proxy.DisposeAsync();
        if (_azurite is not null) await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
