using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Engine;

/// <summary>What is stuck among some records; there may be more among the next, also when this page has none.</summary>
/// <param name="Looked">How many records were looked at.</param>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record StuckPage(IReadOnlyList<EngineSight> Items, int Looked, string? Continuation);

/// <summary>Lists records whose orchestration is not as it should be, by looking at them now.</summary>
public sealed class StuckRecords(RecordSlices slices, WatchedRecords records, EngineWatch watch, TimeProvider clock)
{
    /// <summary>Looks at one part of all records that should be watched: open cases, the soonest due first, then those closed lately, then targets.</summary>
    /// <param name="top">Records to look at, 1 to 500.</param>
    /// <exception cref="FormatException"><paramref name="continuation"/> is none that a page gave.</exception>
    public async Task<StuckPage> ListAsync(int top, string? continuation, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var slice = await slices.ListToWatchAsync(clock.GetUtcNow(), top, continuation, cancellationToken);
        var sights = new EngineSight?[slice.Ids.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, sights.Length), RecordSlices.SomeAtOnce(cancellationToken), async (index, stopping) =>
        {
            if (await records.FindAsync(slice.Ids[index], stopping) is { } record) sights[index] = await watch.LookAsync(record, engine, stopping);
        });
        return new StuckPage([.. sights.OfType<EngineSight>().Where(sight => sight.Verdict != EngineVerdict.Fine)], sights.Length, slice.Continuation);
    }
}
