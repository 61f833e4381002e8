using System.CommandLine;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost;

/// <summary><c>dotnet run --project localhost -- services</c>: storage and tokens only, for an application that <c>func start</c> runs.</summary>
internal sealed class ServicesCommand : Command
{
    private readonly Option<int> _port = new("--port") { Description = "Where the token issuer listens on 127.0.0.1.", DefaultValueFactory = _ => 7072 };

    public ServicesCommand()
        : base("services", "Starts storage and the token issuer only, for 'func start'.")
    {
        Options.Add(_port);
        SetAction((result, cancellationToken) => RunAsync(result.GetValue(_port), cancellationToken));
    }

    private static async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        var data = Directory.CreateDirectory(Path.Combine(Repository.LocalhostFolder, ".data")).FullName;
        await using var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { DataDirectory = Path.Combine(data, "azurite-func"), BlobPort = 10000, QueuePort = 10001, TablePort = 10002, Progress = Console.Out.WriteLine },
            cancellationToken);
        using var issuer = new DevelopmentIssuer(Path.Combine(data, "development-key.pem"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var address = new Uri($"http://127.0.0.1:{port}");
        issuer.Map(app, DevelopmentIssuer.Authority(address));
        app.Urls.Add(address.AbsoluteUri);
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"""
            Storage listens on the ports of UseDevelopmentStorage=true; tokens: {address}dev/token?role=reporter&sub=li

            In another shell, in functions/bin/Debug/net10.0:
              FUNCTIONS_WORKER_RUNTIME=dotnet-isolated AzureWebJobsStorage=UseDevelopmentStorage=true \
              Auth__Authority={DevelopmentIssuer.Authority(address)} Auth__Audience={DevelopmentIssuer.Audience} \
              Privacy__Keys__0={LocalTown.DevelopmentKey} \
              Reference__ServiceLevels={ReferenceFile.DemoServiceLevels} func start

            Ctrl-C ends it.
            """);
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
