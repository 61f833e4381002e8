using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Rebuild;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>Every rebuild of the index with how far it has come, the latest first.</summary>
public sealed class IndexRebuilds(TableServiceClient tables)
{
    private const string Partition = "town";
    private const string Content = "Content";
    private const int Attempts = 8;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.IndexRebuilds);

    /// <summary><c>null</c> when there was none.</summary>
    public async Task<RebuildProgress?> FindLatestAsync(CancellationToken cancellationToken) =>
        await _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, maxPerPage: 1, cancellationToken: cancellationToken).Select(Read).FirstOrDefaultAsync(cancellationToken);

    /// <summary><c>null</c> when there is no such run.</summary>
    public async Task<RebuildProgress?> FindAsync(int run, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Key(run), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <returns>The run of this number: this one, or another that somebody asked for at the same moment.</returns>
    public async Task<RebuildProgress> AddAsync(RebuildProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(Row(progress), cancellationToken);
            return progress;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return (await FindAsync(progress.Run, cancellationToken))!;
        }
    }

    /// <summary>Notes how far a run has come; an activity that was repeated and comes late never takes it back, and one that was cancelled stays so.</summary>
    /// <returns>What it goes on with.</returns>
    public async Task<RebuildProgress> NoteAsync(RebuildProgress progress, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var row = (await _table.GetEntityAsync<TableEntity>(Partition, Key(progress.Run), cancellationToken: cancellationToken)).Value;
            var noted = Read(row);
            if (noted.Step == RebuildStep.Cancelled) return noted;
            if (noted.Pages >= progress.Pages || await TryUpdateAsync(Row(progress), row.ETag, cancellationToken)) return progress;
        }

        throw KeptChanging(progress.Run);
    }

    /// <summary>Ends a run on the way; one that is over stays as it is.</summary>
    /// <returns><c>null</c> when there is no such run.</returns>
    public async Task<RebuildProgress?> CancelAsync(int run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Key(run), cancellationToken: cancellationToken);
            if (!row.HasValue) return null;
            var noted = Read(row.Value!);
            if (noted.IsOver) return noted;
            if (await TryUpdateAsync(Row(noted.Cancelled(now)), row.Value!.ETag, cancellationToken)) return noted.Cancelled(now);
        }

        throw KeptChanging(run);
    }

    private static ConflictException KeptChanging(int run) => new($"The progress of rebuild {run} kept changing.");

    private async Task<bool> TryUpdateAsync(TableEntity row, ETag before, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(row, before, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException moved) when (moved.Status == 412)
        {
            return false;
        }
    }

    private static RebuildProgress Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Content), RebuildJson.Default.RebuildProgress)!;

    private static TableEntity Row(RebuildProgress progress) =>
        new(Partition, Key(progress.Run)) { [Content] = JsonSerializer.Serialize(progress, RebuildJson.Default.RebuildProgress) };

    private static string Key(int run) => (int.MaxValue - run).ToString("D10", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RebuildProgress))]
internal sealed partial class RebuildJson : JsonSerializerContext;
