using System.CommandLine;
using Xinjing.Serverless.Benchmarks.Hotline;
using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Benchmarks;

/// <summary><c>dotnet run -c Release --project benchmarks -- hotline</c>: a batch against the same rows written with the raw SDK.</summary>
internal sealed class HotlineCommand : Command
{
    private readonly Option<int> _rows = new("--rows") { Description = "Rows of the batch that is timed.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _counted = new("--counted") { Description = "Rows of the batch whose storage transactions are counted.", DefaultValueFactory = _ => 400 };
    private readonly Option<int> _most = new("--most") { Description = "Rows of the larger of the two files whose cutting is watched for memory.", DefaultValueFactory = _ => 100_000 };

    public HotlineCommand()
        : base("hotline", "Prints rows a second, storage transactions a row, and the worker's memory.")
    {
        Options.Add(_rows);
        Options.Add(_counted);
        Options.Add(_most);
        SetAction((result, cancellationToken) => RunAsync(result.GetValue(_rows), result.GetValue(_counted), result.GetValue(_most), Console.Out, cancellationToken));
    }

    private static async Task RunAsync(int rows, int counted, int most, TextWriter output, CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Progress = output.WriteLine }, cancellationToken);
        var run = new HotlineRuns(azurite, output, cancellationToken);
        await run.MemoryAsync(1_000);
        await run.MemoryAsync(most);
        await run.CountAsync(counted);
        var raw = await run.RawAsync(rows);
        var ours = await run.TimeAsync(rows);
        await output.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ours / raw: {ours / raw:F3}"));
    }
}
