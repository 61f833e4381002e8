using System.Globalization;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Engine;

/// <summary>What a purge of some records came to.</summary>
/// <param name="Looked">Records that were over on these days.</param>
/// <param name="Purged">Histories that are gone now.</param>
/// <param name="Failed">Records whose histories stay, since something failed; the log of the application names each.</param>
/// <param name="Continuation">Opaque; <c>null</c> when the days are done.</param>
public sealed record PurgedPage(int Looked, int Purged, int Failed, string? Continuation);

/// <summary>
/// Takes the engine's histories of records that are over away, day by day of their end (Shanghai). It goes by the index, since
/// the engine finds instances of a time by reading all of them. Done again it finds nothing; an open record keeps its history.
/// What the sweep and the watchdog did to orchestrations goes with them.
/// </summary>
public sealed partial class HistoryPurge(
    RecordSlices slices, WatchedRecords records, Interventions interventions, Places places, IOptions<HistoryOptions> options, TimeProvider clock, ILogger<HistoryPurge> logger)
{
    private const string Place = "purge";
    private const int Slice = 100;

    /// <summary>Records in one run of the timer; the rest waits for the next.</summary>
    private const int MostPerRun = 10_000;

    /// <summary>When so many fail in one run, it is not the records: the engine or the storage does not answer.</summary>
    private const int MostFailures = 10;

    /// <summary>The first day that could have had a record.</summary>
    private static readonly DateOnly Beginning = new(2026, 1, 1);

    private DateOnly Today => ShanghaiTime.Day(clock.GetUtcNow());

    /// <summary>Goes on after the last day that was done, up to the last that is old enough.</summary>
    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var last = Today.AddDays(-options.Value.RetentionDays);
        await Attempt.SucceedsAsync(() => interventions.ExpireAsync(Begins(last), cancellationToken), LogNotExpired, cancellationToken);
        var (looked, failures) = (0, 0);
        for (var day = await NextDayAsync(cancellationToken); day < last && looked < MostPerRun; day = day.AddDays(1))
        {
            var purged = 0;
            string? continuation = null;
            do
            {
                var page = await PurgeAsync(day, day, Slice, continuation, engine, cancellationToken);
                (looked, purged, continuation) = (looked + page.Looked, purged + page.Purged, page.Continuation);
                failures += page.Failed;
                if (failures >= MostFailures) return;
            }
            while (continuation is not null);
            await places.KeepAsync(Place, day.AddDays(1).ToString("O", CultureInfo.InvariantCulture), cancellationToken);
            if (purged > 0) LogPurged(purged, day);
        }
    }

    /// <summary>Purges the histories of some records of these days. One record that fails keeps no other's.</summary>
    /// <param name="from">Shanghai, included.</param>
    /// <param name="to">Shanghai, included.</param>
    /// <param name="top">Records to look at, 1 to 500.</param>
    /// <exception cref="FormatException"><paramref name="continuation"/> is none that a page gave.</exception>
    public async Task<PurgedPage> PurgeAsync(DateOnly from, DateOnly to, int top, string? continuation, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var (purged, failed) = (0, 0);
        var slice = await slices.ListOverAsync(Begins(from), Begins(to.AddDays(1)), top, continuation, cancellationToken);
        await Parallel.ForEachAsync(slice.Ids, RecordSlices.SomeAtOnce(cancellationToken), async (id, stopping) =>
        {
            var isLookedAt = await Attempt.SucceedsAsync(async () =>
            {
                if (await records.FindAsync(id, stopping) is { Progress.IsOver: true } record) Interlocked.Add(ref purged, await PurgeAsync(record, engine, stopping));
            }, failure => LogFailed(failure, id), stopping);
            if (!isLookedAt) Interlocked.Increment(ref failed);
        });
        return new PurgedPage(slice.Ids.Count, purged, failed, slice.Continuation);
    }

    /// <summary>One history for each life of the record; one that has not ended stays, and is said to: nobody else looks at it any more.</summary>
    private async Task<int> PurgeAsync(WatchedRecord record, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var purged = 0;
        foreach (var instanceId in record.InstanceIds)
        {
            if (await engine.GetInstanceAsync(instanceId, cancellationToken) is not { } instance) continue;
            if (instance.IsCompleted) purged += (await engine.PurgeInstanceAsync(instanceId, cancellationToken)).PurgedInstanceCount;
            else LogNotEnded(record.Id, instanceId, instance.RuntimeStatus);
        }

        return purged;
    }

    private async Task<DateOnly> NextDayAsync(CancellationToken cancellationToken) =>
        DateOnly.TryParseExact(await places.FindAsync(Place, cancellationToken), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Beginning;

    private static DateTimeOffset Begins(DateOnly day) => new(day, TimeOnly.MinValue, ShanghaiTime.Offset);

    [LoggerMessage(LogLevel.Information, "Purged {Histories} histories of records that were over on {Day}.")]
    private partial void LogPurged(int histories, DateOnly day);

    [LoggerMessage(LogLevel.Error, "Old interventions could not be taken out; the next run tries again.")]
    private partial void LogNotExpired(Exception exception);

    [LoggerMessage(LogLevel.Error, "The histories of record {RecordId} could not be purged; a purge of the day on which it was over takes them.")]
    private partial void LogFailed(Exception exception, string recordId);

    [LoggerMessage(LogLevel.Error, "Record {RecordId} is over, and its orchestration {InstanceId} is still {RuntimeStatus}; its history stays.")]
    private partial void LogNotEnded(string recordId, string instanceId, OrchestrationRuntimeStatus runtimeStatus);
}
