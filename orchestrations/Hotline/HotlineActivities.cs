using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Hotline.Reading;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Telemetry;

namespace Xinjing.Serverless.Hotline;

/// <summary>What the filing of a batch has done by the application; every part of it may be done twice.</summary>
public sealed class HotlineActivities(ReferenceInForce reference, HotlineFiles files, HotlineLedger ledger, HotlineFiling filing, TimeProvider clock)
{
    private const int Attempts = 30;

    /// <summary>Cuts the file into pages, once: another run takes the pages that are there.</summary>
    [Function(nameof(CutHotlineBatch))]
    public async Task<CutBatch> CutHotlineBatch([ActivityTrigger] HotlineRun run, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(run.BatchId, cancellationToken) is not { } stored || stored.Batch.Run != run.Run || stored.Batch.IsOver) return new CutBatch(LanePages: null);
        try
        {
            var manifest = await files.ReadManifestAsync(run.BatchId, cancellationToken) ?? await CutAsync(stored.Batch, cancellationToken);
            await UpdateAsync(run, batch => batch with { State = HotlineBatchState.Running, Rows = manifest.Rows, IgnoredColumns = manifest.IgnoredColumns }, cancellationToken);
            return new CutBatch([.. manifest.Lanes.Select(pages => pages.Count)]);
        }
        catch (BatchRefusedException refused)
        {
            await UpdateAsync(
                run,
                batch => batch with { State = HotlineBatchState.Refused, RefusalCode = refused.Code, RefusalDetail = refused.Message, OverAt = clock.Now() },
                cancellationToken);
            return new CutBatch(LanePages: null);
        }
    }

    /// <summary>Shows how far it has come, and answers whether there is more to do.</summary>
    [Function(nameof(NoteHotlineProgress))]
    public async Task<bool> NoteHotlineProgress([ActivityTrigger] HotlineRun run, CancellationToken cancellationToken)
    {
        var batch = await UpdateAsync(run, batch => Noted(batch, run), cancellationToken);
        return batch is { IsOver: false };
    }

    /// <summary>Files the rows of a page one after the other; those that were settled before keep their outcome.</summary>
    [Function(nameof(FileHotlinePage))]
    public async Task<HotlineCounts> FileHotlinePage([ActivityTrigger] HotlinePlace page, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var settled = (await files.ReadReceiptAsync(page, cancellationToken)).Where(o => o.IsFinal).ToDictionary(o => o.Row);
        var rows = await files.ReadPageAsync(page, cancellationToken);
        if (settled.Count == rows.Count) return HotlineCounts.Of(settled.Values);
        var stored = await ledger.FindAsync(page.BatchId, cancellationToken) ?? throw new BatchNotFoundException(page.BatchId);
        var outcomes = new List<HotlineOutcome>(rows.Count);
        foreach (var row in rows) outcomes.Add(settled.GetValueOrDefault(row.Number) ?? await filing.FileAsync(row, stored.Batch, engine, cancellationToken));
        await files.WriteReceiptAsync(page, outcomes, cancellationToken);
        foreach (var news in outcomes.Where(o => !settled.ContainsKey(o.Row))) TownMeters.Message(HotlineReport.Source, news.Outcome.ToString().ToLowerInvariant());
        return HotlineCounts.Of(outcomes);
    }

    private async Task<HotlineManifest> CutAsync(HotlineBatch batch, CancellationToken cancellationToken)
    {
        var rules = await reference.GetAsync(cancellationToken);
        await using var content = await SourceContent.OpenAsync(await files.OpenAsync(batch.Id, cancellationToken), batch.Format, cancellationToken);
        var table = await SourceTable.OpenAsync(content, batch.Format, batch.IsUtf8, cancellationToken);
        var manifest = await new HotlineCut(files, batch.Id, cancellationToken).RunAsync(table, rules.Data.HotlineColumnSet);
        await files.WriteManifestAsync(batch.Id, manifest, cancellationToken);
        return manifest;
    }

    private HotlineBatch Noted(HotlineBatch batch, HotlineRun run)
    {
        var noted = batch with { State = HotlineBatchState.Running, Counts = run.Counts ?? batch.Counts };
        return run.IsThrough ? noted with { State = HotlineBatchState.Done, OverAt = clock.Now() }
            : batch.CancelRequested ? noted with { State = HotlineBatchState.Canceled, OverAt = clock.Now() }
            : noted;
    }

    /// <returns>The batch afterwards; <c>null</c> when another run has begun, or there is none.</returns>
    private async Task<HotlineBatch?> UpdateAsync(HotlineRun run, Func<HotlineBatch, HotlineBatch> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await ledger.FindAsync(run.BatchId, cancellationToken) is not { } stored || stored.Batch.Run != run.Run) return null;
            if (stored.Batch.IsOver) return stored.Batch;
            if (await ledger.TryUpdateAsync(stored, change(stored.Batch), cancellationToken) is { } updated) return updated.Batch;
        }

        throw new ConflictException($"Batch {run.BatchId} kept changing.");
    }
}
