using Xinjing.Serverless.Benchmarks.Contenders;
using Xinjing.Serverless.Benchmarks.Counting;
using Xinjing.Serverless.Benchmarks.Results;
using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Benchmarks;

/// <summary>How much to measure.</summary>
/// <param name="Cases">That are timed.</param>
/// <param name="AtATime">Of those.</param>
/// <param name="Counted">That are counted, besides.</param>
internal sealed record ComparisonOptions(int Cases, int AtATime, int Counted);

/// <summary>Every contender on the same storage, one after another: first counted, then timed without the counter.</summary>
internal sealed class Comparison(AzuriteProcess azurite, ComparisonOptions options, TextWriter progress)
{
    public async Task<Measured> MeasureAsync(Func<Contender> make, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(make, cancellationToken);
        return await TimeAsync(make, counted, cancellationToken);
    }

    private async Task<CountedCases> CountAsync(Func<Contender> make, CancellationToken cancellationToken)
    {
        var log = new TransactionLog();
        await using var counter = await TransactionCounter.StartAsync(azurite, log, cancellationToken);
        await using var contender = make();
        await contender.StartAsync(counter.HostConnectionString, counter.WorkerConnectionString, cancellationToken);
        await progress.WriteLineAsync($"Counting {options.Counted} of {contender.Name} …");
        await using var board = new InstanceBoard(azurite.ConnectionString, contender.Hub);
        return await new CountedRun(contender, board, log, cancellationToken).RunAsync(options.Counted);
    }

    private async Task<Measured> TimeAsync(Func<Contender> make, CountedCases counted, CancellationToken cancellationToken)
    {
        await using var contender = make();
        await contender.StartAsync(azurite.ConnectionString, azurite.ConnectionString, cancellationToken);
        await using var board = new InstanceBoard(azurite.ConnectionString, contender.Hub);
        var run = new TimedRun(contender, board, cancellationToken);
        await progress.WriteLineAsync($"Timing {options.Cases} of {contender.Name} …");
        await run.RunAsync(options.AtATime, options.AtATime);
        var before = ProcessorTimes.Now(azurite, contender);
        var elapsed = await run.RunAsync(options.Cases, options.AtATime);
        return new Measured(contender.Name, counted, ProcessorTimes.Now(azurite, contender).Since(before, options.Cases, elapsed));
    }
}
