using System.Collections.Concurrent;
using System.Diagnostics;
using Azure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rebuild;

/// <summary>What a rebuild has done by the application; every part of it may be done twice.</summary>
public sealed partial class RebuildActivities(
    CaseStore cases, CaseIndexRepair caseIndex, RollUpRepair rollUps, RectificationStore targets, CampaignIndexRepair campaignIndex, IndexRebuilds rebuilds, TimeProvider clock,
    ILogger<RebuildActivities> logger)
{
    private const int RecordsPerPage = 100;

    /// <summary>Puts the next page right and notes how far it has come; a storage that does not answer lets the engine repeat the page. One that was cancelled ends.</summary>
    [Function(nameof(RebuildIndexPage))]
    public async Task<RebuildProgress> RebuildIndexPage([ActivityTrigger] RebuildProgress progress, CancellationToken cancellationToken)
    {
        if (await rebuilds.FindAsync(progress.Run, cancellationToken) is { IsOver: true } over) return over;
        var (repairs, place) = await NextAsync(progress, cancellationToken);
        var repaired = new ConcurrentBag<RowsRepaired>();
        await Parallel.ForEachAsync(repairs, RecordSlices.SomeAtOnce(cancellationToken), async (repair, stopping) =>
        {
            if (await TryAsync(repair, progress.Run, stopping) is { } rows) repaired.Add(rows);
        });
        return await rebuilds.NoteAsync(progress.After(new RebuiltPage(repairs.Count, repaired, place), clock.GetUtcNow()), cancellationToken);
    }

    private async Task<(IReadOnlyList<IndexRepair> Repairs, string? Place)> NextAsync(RebuildProgress progress, CancellationToken cancellationToken)
    {
        switch (progress.Step)
        {
            case RebuildStep.Cases:
                var ofCases = await cases.ListIdsAsync(progress.Place, RecordsPerPage, cancellationToken);
                return (caseIndex.OfCases(ofCases.Ids), ofCases.Place);
            case RebuildStep.CaseRows:
                return await caseIndex.OfRowsAsync(progress.Place, cancellationToken);
            case RebuildStep.RollUps:
                return await rollUps.OfDaysAsync(progress.Place, cancellationToken);
            case RebuildStep.Targets:
                var ofTargets = await targets.ListIdsAsync(progress.Place, RecordsPerPage, cancellationToken);
                return (campaignIndex.OfTargets(ofTargets.Ids), ofTargets.Place);
            case RebuildStep.TargetRows:
                return await campaignIndex.OfRowsAsync(progress.Place, cancellationToken);
            default:
                throw new UnreachableException($"A rebuild has no pages at {progress.Step}.");
        }
    }

    /// <summary>One record that cannot be put right must not keep the others from being found.</summary>
    /// <returns><c>null</c> for such a one.</returns>
    private async Task<RowsRepaired?> TryAsync(IndexRepair repair, int run, CancellationToken cancellationToken)
    {
        try
        {
            return await repair.RunAsync(cancellationToken);
        }
        catch (Exception failed) when (!Passes(failed))
        {
            LogLeft(failed, run, repair.What);
            return null;
        }
    }

    /// <summary>The storage does not answer, or not in time; after several tries the client library throws all of their failures together.</summary>
    private static bool Passes(Exception failed) => failed switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or OperationCanceledException or TimeoutException or IOException or HttpRequestException => true,
        AggregateException tries => tries.InnerExceptions.All(Passes),
        _ => false,
    };

    [LoggerMessage(LogLevel.Error, "Rebuild {Run} of the index left {What} as it is.")]
    private partial void LogLeft(Exception exception, int run, string what);
}
