using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Azure.Core;
using Azure.Data.Tables;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Benchmarks.RollUps;

/// <summary><c>dotnet run -c Release --project benchmarks -- rollups</c>: what a scorecard over a year reads, without roll-ups and with them.</summary>
internal sealed class RollUpsCommand : Command
{
    private readonly Option<int> _cases = new("--cases") { Description = "How many cases were filed in the year.", DefaultValueFactory = _ => 100_000 };

    public RollUpsCommand()
        : base("rollups", "Prints what reading a year's facts takes, from a row for each case and from daily roll-ups.")
    {
        Options.Add(_cases);
        SetAction((result, cancellationToken) => RunAsync(result.GetValue(_cases), result.InvocationConfiguration.Output, cancellationToken));
    }

    private static async Task RunAsync(int cases, TextWriter output, CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Progress = output.WriteLine }, cancellationToken);
        var (options, counter) = (new TableClientOptions(), new AnswerCounter());
        options.AddPolicy(counter, HttpPipelinePosition.PerRetry);
        var tables = new TableServiceClient(azurite.ConnectionString, options);
        var (year, rollUps) = (new YearOfFacts(tables, cases), new FactRollUps(tables));
        await output.WriteLineAsync("| a year's facts | transactions | MB answered | seconds |");
        await output.WriteLineAsync("|---|--:|--:|--:|");

        await tables.CreateTableAsync(StorageNames.CaseIndex, cancellationToken);
        foreach (var day in year.Days) await year.PutAsync(day, cancellationToken);
        await MeasureAsync("read, a row for each case", () => year.ReadAsync(cancellationToken));

        await EmptyStorage.RunAsync(azurite.ConnectionString, cancellationToken);
        await tables.CreateTableAsync(StorageNames.CaseIndex, cancellationToken);
        var transactions = 0;
        foreach (var day in year.Days)
        {
            await year.PutAsync(day, cancellationToken);
            counter.Reset();
            await rollUps.RollUpAsync(day, cancellationToken);
            transactions += counter.Answers;
        }

        await MeasureAsync("read, rolled up", () => year.ReadAsync(cancellationToken));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nRolling up {year.Days.Count} days took {transactions} transactions."));

        async Task MeasureAsync(string what, Func<Task> read)
        {
            counter.Reset();
            var took = Stopwatch.StartNew();
            await read();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {what} | {counter.Answers} | {counter.Bytes / 1e6:0.0} | {took.Elapsed.TotalSeconds:0.0} |"));
        }
    }
}
