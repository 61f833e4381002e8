using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
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

    /// <summary>Records at the same time.</summary>
    private const int Width = 8;

    /// <summary>Puts the next page right and notes how far it has come; a storage that fails lets the engine repeat the page.</summary>
    [Function(nameof(RebuildIndexPage))]
    public async Task<RebuildProgress> RebuildIndexPage([ActivityTrigger] RebuildProgress progress, CancellationToken cancellationToken)
    {
        var (repairs, place) = await NextAsync(progress, cancellationToken);
        var repaired = new ConcurrentBag<RowsRepaired>();
        await Parallel.ForEachAsync(repairs, new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellationToken }, async (repair, stopping) =>
        {
            if (await TryAsync(repair, progress.Run, stopping) is { } rows) repaired.Add(rows);
        });
        var after = progress.After(new RebuiltPage(repairs.Count, repaired, place), clock.GetUtcNow());
        await rebuilds.NoteAsync(after, cancellationToken);
        return after;
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

    /// <summary>One record that cannot be read must not keep the others from being found.</summary>
    /// <returns><c>null</c> for such a one.</returns>
    private async Task<RowsRepaired?> TryAsync(IndexRepair repair, int run, CancellationToken cancellationToken)
    {
        try
        {
            return await repair.RunAsync(cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            LogUnreadable(unreadable, run, repair.What);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Rebuild {Run} of the index left {What} as it is: its record cannot be read.")]
    private partial void LogUnreadable(Exception exception, int run, string what);
}
