using System.CommandLine;
using Xinjing.Serverless.Benchmarks.Contenders;
using Xinjing.Serverless.Benchmarks.Results;
using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Benchmarks;

/// <summary><c>dotnet run -c Release --project benchmarks</c>.</summary>
internal sealed class CompareCommand : RootCommand
{
    private readonly Option<int> _cases = new("--cases") { Description = "How many cases of each kind are timed.", DefaultValueFactory = _ => 96 };
    private readonly Option<int> _atATime = new("--at-a-time") { Description = "How many of them are open at any time.", DefaultValueFactory = _ => 24 };
    private readonly Option<int> _counted = new("--counted") { Description = "How many cases of each kind are counted, one at a time.", DefaultValueFactory = _ => 2 };

    public CompareCommand()
        : base("Compares our case with the textbook's and with a bare orchestration, on one storage.")
    {
        Options.Add(_cases);
        Options.Add(_atATime);
        Options.Add(_counted);
        SetAction((result, cancellationToken) =>
            RunAsync(new ComparisonOptions(result.GetValue(_cases), result.GetValue(_atATime), result.GetValue(_counted)), Console.Out, cancellationToken));
    }

    private static async Task RunAsync(ComparisonOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Progress = output.WriteLine }, cancellationToken);
        var comparison = new Comparison(azurite, options, output);
        var results = new List<Measured>();
        foreach (var make in Contenders()) results.Add(await comparison.MeasureAsync(make, cancellationToken));
        await new ResultTables(results).WriteAsync(output);
    }

    private static Func<Contender>[] Contenders() =>
        [() => new BareCase(), () => new TextbookCase(notifies: true), () => new TextbookCase(notifies: false), () => new OurCase()];
}
