using Xinjing.Serverless.Benchmarks.Contenders;
using Xinjing.Serverless.Benchmarks.Counting;
using Xinjing.Serverless.Benchmarks.Results;
using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Benchmarks;

/// <summary>How much to measure.</summary>
/// <param name="Cases">That are timed.</param>
/// <param name="AtATime">Of those.</param>
/// <param name="Rounds">How often all of them are timed in turn.</param>
/// <param name="Counted">That are counted, besides.</param>
internal sealed record ComparisonOptions(int Cases, int AtATime, int Rounds, int Counted);

/// <summary>Every contender on the same storage, one after another: first counted, then timed without the counter.</summary>
internal sealed class Comparison(AzuriteProcess azurite, ComparisonOptions options, TextWriter progress)
{
    public async Task<List<Measured>> RunAsync(IReadOnlyList<Func<Contender>> contenders, CancellationToken cancellationToken)
    {
        var results = new List<Measured>();
        foreach (var make in contenders) results.Add(await CountAsync(make, cancellationToken));
        for (var round = 0; round < options.Rounds; round++)
            foreach (var (number, make) in contenders.Index()) results[number].Timed.Add(await TimeAsync(make, cancellationToken));
        return results;
    }

    private async Task<Measured> CountAsync(Func<Contender> make, CancellationToken cancellationToken)
    {
        await EmptyStorage.RunAsync(azurite.ConnectionString, cancellationToken);
        var log = new TransactionLog();
        await using var counter = await TransactionCounter.StartAsync(azurite, log, cancellationToken);
        await using var contender = make();
        await contender.StartAsync(counter.HostConnectionString, counter.WorkerConnectionString, cancellationToken);
        await progress.WriteLineAsync($"Counting {options.Counted} of {contender.Name} …");
        await using var board = new InstanceBoard(azurite.ConnectionString, contender.Hub);
        return new Measured(contender.Name, await new CountedRun(contender, board, log, cancellationToken).RunAsync(options.Counted));
    }

    private async Task<TimedCases> TimeAsync(Func<Contender> make, CancellationToken cancellationToken)
    {
        await EmptyStorage.RunAsync(azurite.ConnectionString, cancellationToken);
        await using var contender = make();
        await contender.StartAsync(azurite.ConnectionString, azurite.ConnectionString, cancellationToken);
        await using var board = new InstanceBoard(azurite.ConnectionString, contender.Hub);
        var run = new TimedRun(contender, board, cancellationToken);
        await run.RunAsync(options.AtATime, options.AtATime);
        var before = ProcessorTimes.Now(azurite, contender);
        var elapsed = await run.RunAsync(options.Cases, options.AtATime);
        await progress.WriteLineAsync($"{options.Cases} of {contender.Name} in {elapsed.TotalSeconds:F1} s");
        return ProcessorTimes.Now(azurite, contender).Since(before, options.Cases, elapsed);
    }
}
