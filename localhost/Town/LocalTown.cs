using System.Net;
using System.Net.Sockets;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>The application on the local host, with an issuer of development tokens on the same port and a chat platform of its own.</summary>
public sealed class LocalTown : IAsyncDisposable
{
    private LocalTown(FunctionsHost host, DevelopmentIssuer issuer, WeComStub chat)
    {
        Host = host;
        Issuer = issuer;
        Chat = chat;
    }

    public FunctionsHost Host { get; }

    public DevelopmentIssuer Issuer { get; }

    /// <summary>The chat platform that the application talks to, unless its settings say otherwise.</summary>
    public WeComStub Chat { get; }

    /// <summary>Where the chat platform brings messages.</summary>
    public Uri ChatCallback => CallbackAt(Host.BaseAddress.Port);

    public Uri Authority => DevelopmentIssuer.Authority(Host.BaseAddress);

    public static async Task<LocalTown> StartAsync(LocalTownOptions options, CancellationToken cancellationToken = default)
    {
        var port = options.Port == 0 ? FreePort() : options.Port;
        var issuer = new DevelopmentIssuer(options.KeyFile);
        var chat = await WeComStub.StartAsync(loggers: options.LoggerFactory, cancellationToken: cancellationToken);
        var host = await FunctionsHost.StartAsync(
            new FunctionsHostOptions
            {
                WorkerDirectory = Repository.WorkerOutput("functions"),
                StorageConnectionString = options.StorageConnectionString,
                WorkerStorageConnectionString = options.WorkerStorageConnectionString,
                Port = port,
                Environment = Environment(options, port, chat),
                LoggerFactory = options.LoggerFactory,
                ConfigureFront = routes =>
                {
                    issuer.Map(routes, AuthorityAt(port));
                    new ChatDoor(chat, CallbackAt(port)).Map(routes);
                },
            },
            cancellationToken);
        return new LocalTown(host, issuer, chat);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Chat.DisposeAsync();
        Issuer.Dispose();
    }

    private static Dictionary<string, string> Environment(LocalTownOptions options, int port, WeComStub chat)
    {
        var environment = new Dictionary<string, string>(chat.Account.SettingsBeside(System.Environment.GetEnvironmentVariables().Keys.Cast<string>(), chat.BaseAddress), StringComparer.Ordinal)
        {
            ["Auth__Authority"] = AuthorityAt(port).AbsoluteUri,
            ["Auth__Audience"] = DevelopmentIssuer.Audience,
            ["Reference__ServiceLevels"] = options.RealTime ? ReferenceFile.ServiceLevels : ReferenceFile.DemoServiceLevels,
        };
        foreach (var (name, value) in options.Environment) environment[name] = value;
        return environment;
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
