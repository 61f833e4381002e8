using Xinjing.Serverless.Localhost.Broker;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>A Service Bus namespace on this machine with the town's entities.</summary>
public sealed class LocalBroker : IAsyncDisposable
{
    /// <summary>The subscription that keeps every case event.</summary>
    public const string Everything = "everything";

    private readonly BrokerListener _listener;

    private LocalBroker(BrokerNamespace served)
    {
        Namespace = served;
        _listener = new BrokerListener(served);
    }

    public BrokerNamespace Namespace { get; }

    public string ConnectionString => _listener.ConnectionString;

    public static async Task<LocalBroker> StartAsync()
    {
        var broker = new LocalBroker(new BrokerNamespace(Entities(), TimeProvider.System));
        await broker.StartListeningAsync();
        return broker;
    }

    /// <summary>Ends every connection; what was sent stays, and the port too.</summary>
    public Task StopListeningAsync() => _listener.StopAsync();

    public Task StartListeningAsync() => _listener.StartAsync();

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private static BrokerOptions Entities() => new()
    {
        Queues = [new() { Name = StorageNames.HotlineQueue, LockDuration = TimeSpan.FromSeconds(30) }],
        Topics = [new() { Name = StorageNames.CaseEvents, DuplicateDetectionWindow = TimeSpan.FromHours(1), Subscriptions = [new() { Name = Everything, RequiresSession = true }] }],
    };
}
