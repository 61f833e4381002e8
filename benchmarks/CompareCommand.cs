using System.CommandLine;
using Xinjing.Serverless.Benchmarks.Contenders;
using Xinjing.Serverless.Benchmarks.Results;
using Xinjing.Serverless.Benchmarks.RollUps;
using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Benchmarks;

/// <summary><c>dotnet run -c Release --project benchmarks</c>.</summary>
internal sealed class CompareCommand : RootCommand
{
    private readonly Option<int> _cases = new("--cases") { Description = "How many cases of each kind are timed.", DefaultValueFactory = _ => 48 };
    private readonly Option<int> _atATime = new("--at-a-time") { Description = "How many of them are open at any time.", DefaultValueFactory = _ => 24 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often all are timed in turn; the best round counts.", DefaultValueFactory = _ => 2 };
    private readonly Option<int> _counted = new("--counted") { Description = "How many cases of each kind are counted, one at a time.", DefaultValueFactory = _ => 2 };

    public CompareCommand()
        : base("Compares our case with the textbook's and with a bare orchestration, on one storage.")
    {
        Subcommands.Add(new MicroCommand());
        Subcommands.Add(new RollUpsCommand());
        Subcommands.Add(new HotlineCommand());
        Subcommands.Add(new ScaleCommand());
        Options.Add(_cases);
        Options.Add(_atATime);
        Options.Add(_rounds);
        Options.Add(_counted);
        SetAction((result, cancellationToken) => RunAsync(Measure(result), Console.Out, cancellationToken));
    }

    private ComparisonOptions Measure(ParseResult result) =>
        new(result.GetValue(_cases), result.GetValue(_atATime), result.GetValue(_rounds), result.GetValue(_counted));

    private static async Task RunAsync(ComparisonOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Progress = output.WriteLine }, cancellationToken);
        var results = await new Comparison(azurite, options, output).RunAsync(Contenders(), cancellationToken);
        await new ResultTables(results).WriteAsync(output);
    }

    private static Func<Contender>[] Contenders() =>
        [() => new BareCase(), () => new TextbookCase(notifies: true), () => new TextbookCase(notifies: false), () => new OurCase()];
}
