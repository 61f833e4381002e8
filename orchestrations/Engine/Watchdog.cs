using Azure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Engine;

/// <summary>
/// Goes round all records that should be watched, a part of them in each run, and repairs what it can. The sweeps find what is
/// late already; it finds what would be late, and what no row says is due: see docs/operations.md.
/// </summary>
public sealed partial class Watchdog(
    RecordSlices slices, WatchedRecords records, EngineWatch watch, RecordCare care, Places places, TimeProvider clock, ILogger<Watchdog> logger)
{
    private const string Place = "watchdog";
    private const int Slice = 100;
    private const int MostPerRun = 2_000;

    /// <summary>Orchestrations that one run ends. Work is lost for one in a thousand; where many do not act, it is an engine that is behind.</summary>
    private const int MostEnds = 5;

    /// <summary>Goes on where the last run stopped. At the end of a round it stops too: the next run begins another.</summary>
    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var place = await places.FindAsync(Place, cancellationToken);
        var ends = 0;
        for (var looked = 0; looked < MostPerRun; looked += Slice)
        {
            var slice = await NextAsync(place, cancellationToken);
            var seen = await LookAsync(slice.Ids, engine, () => Interlocked.Increment(ref ends) <= MostEnds, cancellationToken);
            place = slice.Continuation;
            await places.KeepAsync(Place, place, cancellationToken);
            // Nobody could be seen: the engine or the storage does not answer.
            if (place is null || (seen == 0 && slice.Ids.Count > 0)) return;
        }
    }

    /// <summary>A place that the storage no longer knows is the beginning.</summary>
    private async Task<RecordSlice> NextAsync(string? place, CancellationToken cancellationToken)
    {
        try
        {
            return await slices.ListToWatchAsync(clock.GetUtcNow(), Slice, place, cancellationToken);
        }
        catch (Exception unknown) when (place is not null && unknown is FormatException or RequestFailedException { Status: 400 })
        {
            return await slices.ListToWatchAsync(clock.GetUtcNow(), Slice, continuation: null, cancellationToken);
        }
    }

    /// <returns>How many could be seen.</returns>
    private async Task<int> LookAsync(IReadOnlyList<string> ids, DurableTaskClient engine, Func<bool> mayEnd, CancellationToken cancellationToken)
    {
        var seen = 0;
        await Parallel.ForEachAsync(ids, RecordSlices.SomeAtOnce(cancellationToken), async (id, stopping) =>
        {
            // One record that cannot be helped must not keep the others waiting.
            if (await Attempt.SucceedsAsync(() => HelpAsync(id, engine, mayEnd, stopping), failed => LogFailed(failed, id), stopping)) Interlocked.Increment(ref seen);
        });
        return seen;
    }

    private async Task HelpAsync(string id, DurableTaskClient engine, Func<bool> mayEnd, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(id, cancellationToken) is not { } record) return;
        var verdict = (await watch.LookAsync(record, engine, cancellationToken)).Verdict;
        if (verdict == EngineVerdict.Fine) return;
        if (await care.EnsureAsync(record, RecordCare.Watchdog, engine, cancellationToken, mayEnd) is { } step) LogHelped(id, verdict, step);
        else LogLeft(id, verdict);
    }

    [LoggerMessage(LogLevel.Warning, "Record {RecordId} was {Verdict} in the engine; the watchdog took the step {Step}.")]
    private partial void LogHelped(string recordId, EngineVerdict verdict, EngineStep step);

    [LoggerMessage(LogLevel.Warning, "Record {RecordId} is {Verdict} in the engine; the watchdog leaves it to the engine, or to an operator.")]
    private partial void LogLeft(string recordId, EngineVerdict verdict);

    [LoggerMessage(LogLevel.Error, "The watchdog could not look at record {RecordId}; the next round tries again.")]
    private partial void LogFailed(Exception exception, string recordId);
}
