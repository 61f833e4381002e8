using System.Net;
using System.Net.Sockets;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>The application on the local host, with an issuer of development tokens on the same port, and a chat platform and a Service Bus namespace of its own.</summary>
public sealed class LocalTown : IAsyncDisposable
{
    private readonly FunctionsHostOptions _hostOptions;

    private LocalTown(FunctionsHost host, FunctionsHostOptions hostOptions, DevelopmentIssuer issuer, WeComStub chat, LocalBroker broker)
    {
        Host = host;
        _hostOptions = hostOptions;
        Issuer = issuer;
        Chat = chat;
        Broker = broker;
    }

    /// <summary>The one that runs; after a crash, the one that ran, until another is started.</summary>
    public FunctionsHost Host { get; private set; }

    public DevelopmentIssuer Issuer { get; }

    /// <summary>The chat platform that the application talks to, unless its settings say otherwise.</summary>
    public WeComStub Chat { get; }

    /// <summary>The Service Bus namespace that the application talks to, unless its settings say otherwise.</summary>
    public LocalBroker Broker { get; }

    /// <summary>Where the chat platform brings messages.</summary>
    public Uri ChatCallback => CallbackAt(Host.BaseAddress.Port);

    public Uri Authority => DevelopmentIssuer.Authority(Host.BaseAddress);

    public static async Task<LocalTown> StartAsync(LocalTownOptions options, CancellationToken cancellationToken = default)
    {
        var port = options.Port == 0 ? FreePort() : options.Port;
        var issuer = new DevelopmentIssuer(options.KeyFile);
        var chat = await WeComStub.StartAsync(loggers: options.LoggerFactory, cancellationToken: cancellationToken);
        var broker = await LocalBroker.StartAsync();
        var hostOptions = new FunctionsHostOptions
        {
            WorkerDirectory = Repository.WorkerOutput("functions"),
            StorageConnectionString = options.StorageConnectionString,
            WorkerStorageConnectionString = options.WorkerStorageConnectionString,
            Port = port,
            Environment = Environment(options, port, chat, broker),
            LoggerFactory = options.LoggerFactory,
            ConfigureFront = routes =>
            {
                issuer.Map(routes, AuthorityAt(port));
                new ChatDoor(chat, CallbackAt(port)).Map(routes);
            },
        };
        return new LocalTown(await FunctionsHost.StartAsync(hostOptions, cancellationToken), hostOptions, issuer, chat, broker);
    }

    /// <summary>Ends the host as a crash would; chat platform, broker and storage go on.</summary>
    public async Task CrashHostAsync()
    {
        await Host.CrashAsync();
        await Host.DisposeAsync();
    }

    /// <summary>Starts another host on the same port and storage, after a crash.</summary>
    /// <exception cref="Exception">It does not start, as when the storage is away; it may be tried again.</exception>
    public async Task StartHostAsync(CancellationToken cancellationToken = default) => Host = await FunctionsHost.StartAsync(_hostOptions, cancellationToken);

    /// <summary>Signs the firms' links and seals citizens' names on this machine; known to everybody, so it is good for nothing else.</summary>
    public static string DevelopmentKey { get; } = Convert.ToBase64String("only for development, no secret!"u8);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Chat.DisposeAsync();
        await Broker.DisposeAsync();
        Issuer.Dispose();
    }

    private static Dictionary<string, string> Environment(LocalTownOptions options, int port, WeComStub chat, LocalBroker broker)
    {
        var environment = new Dictionary<string, string>(options.IsConnected ? Connections(chat, broker) : [], StringComparer.Ordinal)
        {
            ["Auth__Authority"] = AuthorityAt(port).AbsoluteUri,
            ["Auth__Audience"] = DevelopmentIssuer.Audience,
            ["HandIn__Keys__0"] = DevelopmentKey,
            ["Privacy__Keys__0"] = DevelopmentKey,
            ["RateLimits__AddressPerMinute"] = "1000000",
            ["RateLimits__CallerPerMinute"] = "1000000",
            ["HandIn__PublicAddress"] = $"http://127.0.0.1:{port}",
            ["Reference__ServiceLevels"] = options.RealTime ? ReferenceFile.ServiceLevels : ReferenceFile.DemoServiceLevels,
        };
        foreach (var (name, value) in options.Environment) environment[name] = value;
        return environment;
    }

    /// <summary>What this machine's environment says of the outside counts more.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Connections(WeComStub chat, LocalBroker broker)
    {
        var set = System.Environment.GetEnvironmentVariables().Keys.Cast<string>().ToList();
        var own = chat.Account.SettingsBeside(set, chat.BaseAddress);
        return set.Exists(name => name.StartsWith("ServiceBus__", StringComparison.OrdinalIgnoreCase)) ? own : [.. own, new("ServiceBus__ConnectionString", broker.ConnectionString), new("Chat__EscalationRobot", StubAccount.GroupRobot)];
    }

    private static Uri CallbackAt(int port) => new($"http://127.0.0.1:{port}/api/wecom/callback");

    private static Uri AuthorityAt(int port) => DevelopmentIssuer.Authority(new Uri($"http://127.0.0.1:{port}"));

    /// <summary>The issuer's address goes into the worker's settings, so the port has to be known before the host starts.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
