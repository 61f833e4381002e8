using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost;

/// <summary><c>dotnet run --project localhost</c>: everything on one machine, until Ctrl-C.</summary>
internal sealed class RunCommand : RootCommand
{
    private readonly Option<int> _port = new("--port") { Description = "Where the application listens on 127.0.0.1.", DefaultValueFactory = _ => 7071 };
    private readonly Option<bool> _realTime = new("--real-time") { Description = "Use the town's service levels (hours, days) instead of the demo's seconds." };
    private readonly Option<bool> _noSamples = new("--no-samples") { Description = "Start empty: file no sample reports." };

    public RunCommand()
        : base("Runs the whole application on this machine and shows cases flowing.")
    {
        Options.Add(_port);
        Options.Add(_realTime);
        Options.Add(_noSamples);
        Subcommands.Add(new ServicesCommand());
        Subcommands.Add(new SimulateCommand());
        Subcommands.Add(new SimulateCampaignCommand());
        Subcommands.Add(new ChatCommand());
        SetAction((result, cancellationToken) => RunAsync(result, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var data = Directory.CreateDirectory(Path.Combine(Repository.LocalhostFolder, ".data")).FullName;
        await using var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { DataDirectory = Path.Combine(data, "azurite"), Progress = Console.Out.WriteLine }, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = RunTownAsync(result, azurite, data, stop.Token);
        await Task.WhenAny(running, azurite.Exited);
        await stop.CancelAsync();
        await running;
        await Console.Out.WriteLineAsync(cancellationToken.IsCancellationRequested
            ? "Stopped. Open cases go on at the next start."
            : "The storage emulator ended, so everything stopped. Start again: open cases go on.");
        return cancellationToken.IsCancellationRequested ? 0 : 1;
    }

    private async Task RunTownAsync(ParseResult result, AzuriteProcess azurite, string data, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(logging => ConfigureLogging(logging, cancellationToken));
        var options = new LocalTownOptions
        {
            StorageConnectionString = azurite.ConnectionString,
            Port = result.GetValue(_port),
            KeyFile = Path.Combine(data, "development-key.pem"),
            RealTime = result.GetValue(_realTime),
            LoggerFactory = loggers,
        };
        try
        {
            await using var town = await LocalTown.StartAsync(options, cancellationToken);
            Welcome.Write(Console.Out, town, azurite, options.RealTime);
            await WatchAsync(town, result.GetValue(_noSamples), Console.Out, loggers, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C, or the storage is gone: the caller knows which.
        }
    }

    private static async Task WatchAsync(LocalTown town, bool noSamples, TextWriter output, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var seeds = Path.Combine(Repository.Root, "seeds");
        using var http = new HttpClient { BaseAddress = town.Host.BaseAddress };
        var watch = new TownWatch(new TownClient(http, town.Issuer), ReferenceFiles.Load(seeds), output, loggers.CreateLogger("Town"));
        await watch.RunAsync(noSamples ? [] : TownWatch.ReadSamples(seeds), cancellationToken);
    }

    private static void ConfigureLogging(ILoggingBuilder logging, CancellationToken stopping) => logging
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        // It warns of every timer that was cancelled, which is what happens to a deadline that was met.
        .AddFilter("DurableTask", level => level >= LogLevel.Error && !stopping.IsCancellationRequested)
        // It warns of each answer that a guarded write or a look expects; what matters comes as an exception.
        .AddFilter("Azure.Core", level => level >= LogLevel.Error && !stopping.IsCancellationRequested)
        // What a stop cuts short is repeated at the next start; there is nothing to do about it.
        .AddFilter((_, level) => level >= LogLevel.Warning && !stopping.IsCancellationRequested);
}
