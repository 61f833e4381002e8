using System.Globalization;
using Azure.Data.Tables;
using Xinjing.Serverless.Benchmarks.Counting;
using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Benchmarks.Hotline;

/// <summary>What is measured of batches, each time on an empty storage.</summary>
internal sealed class HotlineRuns(AzuriteProcess azurite, TextWriter output, CancellationToken cancellationToken)
{
    private const int AtATime = 8;

    /// <summary>The worker's peak for one file, taken in and cut in a worker of its own.</summary>
    public async Task MemoryAsync(int rows)
    {
        await EmptyStorage.RunAsync(azurite.ConnectionString, cancellationToken);
        await using var town = await HotlineTown.StartAsync(azurite.ConnectionString, azurite.ConnectionString, cancellationToken);
        var file = HotlineSample.Csv("M", rows);
        var batch = await town.SendAsync(file, cancellationToken);
        await town.CancelAsync(batch, cancellationToken);
        var seen = await town.UntilAsync(batch, "canceled", cancellationToken);
        await WriteAsync($"{seen["rows"]} rows ({file.Length >> 10} KiB) taken in and cut: the worker's peak is {town.PeakMegabytes()} MB");
    }

    public async Task CountAsync(int rows)
    {
        await EmptyStorage.RunAsync(azurite.ConnectionString, cancellationToken);
        var log = new TransactionLog();
        await using var counter = await TransactionCounter.StartAsync(azurite, log, cancellationToken);
        await using var town = await HotlineTown.StartAsync(counter.HostConnectionString, counter.WorkerConnectionString, cancellationToken);
        await log.QuietAsync(cancellationToken);
        var first = log.Count;
        var batch = await town.SendAsync(HotlineSample.Csv("C", rows), cancellationToken);
        await town.UntilAsync(batch, "done", cancellationToken);
        await log.QuietAsync(cancellationToken);
        var seen = log.Since(first).Where(t => t.Origin == Origin.Worker || !t.IsBackground).ToList();
        foreach (var operation in seen.CountBy(t => $"{t.Origin} {t.Operation}").OrderByDescending(o => o.Value).Take(25))
            await WriteAsync($"| {operation.Key} | {(double)operation.Value / rows:F3} |");
        await WriteAsync($"{rows} rows: {(double)seen.Count(t => t.Origin == Origin.Worker) / rows:F2} transactions of ours a row, {(double)seen.Count / rows:F2} with the engine's");
    }

    /// <summary>Rows a second, from the request until the batch is done.</summary>
    public async Task<double> TimeAsync(int rows)
    {
        await EmptyStorage.RunAsync(azurite.ConnectionString, cancellationToken);
        await using var town = await HotlineTown.StartAsync(azurite.ConnectionString, azurite.ConnectionString, cancellationToken);
        await town.UntilAsync(await town.SendAsync(HotlineSample.Csv("W", 50), cancellationToken), "done", cancellationToken);
        var begin = TimeProvider.System.GetTimestamp();
        var batch = await town.SendAsync(HotlineSample.Csv("T", rows), cancellationToken);
        await town.UntilAsync(batch, "done", cancellationToken);
        var rate = rows / TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        await WriteAsync($"ours: {rate:F1} rows a second ({rows} rows), peak {town.PeakMegabytes()} MB");
        return rate;
    }

    /// <summary>The limit: the same rows, each one entity, as many at a time.</summary>
    public async Task<double> RawAsync(int rows)
    {
        await EmptyStorage.RunAsync(azurite.ConnectionString, cancellationToken);
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient("Raw");
        await table.CreateIfNotExistsAsync(cancellationToken);
        var begin = TimeProvider.System.GetTimestamp();
        await Parallel.ForAsync(0, rows, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (row, token) =>
            await table.AddEntityAsync(new TableEntity($"T-{row}", "row") { ["Line"] = HotlineSample.Line("T", row) }, token));
        var rate = rows / TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        await WriteAsync($"raw SDK: {rate:F1} rows a second ({rows} rows, one entity each, {AtATime} at a time)");
        return rate;
    }

    private Task WriteAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
