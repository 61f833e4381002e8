using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Archive;

/// <summary>Puts away what was set aside for it, then what was closed long enough ago, day by day of closure, the oldest first.</summary>
public sealed partial class NightlyArchive(
    CaseStore store, CaseArchive archive, CaseStreams streams, IOptions<ArchiveOptions> options, TimeProvider clock, ILogger<NightlyArchive> logger)
{
    /// <summary>No case of this application was closed before.</summary>
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    /// <summary>Cases that one night puts away, more or less; the rest waits for the next.</summary>
    public int MostPerRun { get; init; } = 2_000;

    /// <summary>A day that is through is not looked at again: what of it could not be put away, or was restored since, is set aside.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - options.Value.After;
        await Parallel.ForEachAsync(
            await archive.ListSetAsideAsync(MostPerRun, cancellationToken), RecordSlices.SomeAtOnce(cancellationToken), async (caseId, stopping) => await TakeUpAsync(caseId, until, stopping));
        var (taken, through) = (0, (DateOnly?)null);
        for (var day = (await archive.FindThroughAsync(cancellationToken))?.AddDays(1) ?? FirstDay; StartOf(day) < until && taken < MostPerRun; day = day.AddDays(1))
        {
            var next = StartOf(day.AddDays(1));
            var cases = await streams.Ended(StartOf(day), next < until ? next : until, cancellationToken).Select(c => c.Id).ToListAsync(cancellationToken);
            taken += await PutAwayAsync(cases, MostPerRun - taken, cancellationToken);
            if (taken >= MostPerRun || next > until) break;
            through = day;
            if (cases.Count > 0) await archive.MarkThroughAsync(day, cancellationToken);
        }

        if (through is { } last) await archive.MarkThroughAsync(last, cancellationToken);
    }

    /// <summary>One case that cannot be put away must not keep the others waiting: it is tried again every night.</summary>
    /// <param name="most">When so many were put away, the others are left.</param>
    /// <returns>How many were put away now.</returns>
    private async Task<int> PutAwayAsync(List<string> cases, int most, CancellationToken cancellationToken)
    {
        var taken = 0;
        await Parallel.ForEachAsync(cases, RecordSlices.SomeAtOnce(cancellationToken), async (caseId, stopping) =>
        {
            if (Volatile.Read(ref taken) >= most) return;
            var isTried = await TryAsync(caseId, async () => Interlocked.Add(ref taken, await ArchiveAsync(caseId, stopping) ? 1 : 0), stopping);
            if (!isTried) await archive.SetAsideAsync(caseId, stopping);
        });
        return taken;
    }

    /// <summary>Puts a case away that was set aside. One that was opened again is left to the day on which it is closed anew.</summary>
    private Task<bool> TakeUpAsync(string caseId, DateTimeOffset until, CancellationToken cancellationToken) => TryAsync(caseId, async () =>
    {
        if ((await store.FindAsync(caseId, cancellationToken))?.State.ClosedAt < until) await ArchiveAsync(caseId, cancellationToken);
        await archive.TakeUpAsync(caseId, cancellationToken);
    }, cancellationToken);

    private async Task<bool> ArchiveAsync(string caseId, CancellationToken cancellationToken)
    {
        if (!await store.ArchiveAsync(caseId, cancellationToken)) return false;
        LogArchived(caseId);
        return true;
    }

    private Task<bool> TryAsync(string caseId, Func<Task> work, CancellationToken stopping) => Attempt.SucceedsAsync(work, failed => LogFailed(failed, caseId), stopping);

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, ShanghaiTime.Offset);

    [LoggerMessage(LogLevel.Information, "Case {CaseId} is archived.")]
    private partial void LogArchived(string caseId);

    [LoggerMessage(LogLevel.Error, "Case {CaseId} could not be archived; the next night tries again.")]
    private partial void LogFailed(Exception exception, string caseId);
}
