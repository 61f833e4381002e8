using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Archive;

/// <summary>Puts away what was closed long enough ago, day by day of closure, the oldest first.</summary>
public sealed partial class NightlyArchive(
    CaseStore store, CaseArchive archive, CaseStreams streams, IOptions<ArchiveOptions> options, TimeProvider clock, ILogger<NightlyArchive> logger)
{
    /// <summary>In one night; the rest waits for the next.</summary>
    private const int MostPerRun = 2_000;

    /// <summary>No case of this application was closed before.</summary>
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    /// <summary>A day that is through is not looked at again: who restores a case of it keeps it until it is closed anew.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - options.Value.After;
        var (taken, isThrough, through) = (0, true, (DateOnly?)null);
        for (var day = (await archive.FindThroughAsync(cancellationToken))?.AddDays(1) ?? FirstDay; StartOf(day) < until && taken < MostPerRun; day = day.AddDays(1))
        {
            var next = StartOf(day.AddDays(1));
            var cases = await streams.Ended(StartOf(day), next < until ? next : until, cancellationToken).Select(c => c.Id).ToListAsync(cancellationToken);
            foreach (var caseId in cases) isThrough &= await TryAsync(caseId, cancellationToken);
            taken += cases.Count;
            isThrough &= next <= until;
            if (!isThrough) continue;
            through = day;
            if (cases.Count > 0) await archive.MarkThroughAsync(day, cancellationToken);
        }

        if (through is { } last) await archive.MarkThroughAsync(last, cancellationToken);
    }

    /// <summary>One case that cannot be put away must not keep the others waiting; its day is looked at again the next night.</summary>
    private async Task<bool> TryAsync(string caseId, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.ArchiveAsync(caseId, cancellationToken)) LogArchived(caseId);
            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            LogFailed(failed, caseId);
            return false;
        }
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, ShanghaiTime.Offset);

    [LoggerMessage(LogLevel.Information, "Case {CaseId} is archived.")]
    private partial void LogArchived(string caseId);

    [LoggerMessage(LogLevel.Error, "Case {CaseId} could not be archived; the next night tries again.")]
    private partial void LogFailed(Exception exception, string caseId);
}
