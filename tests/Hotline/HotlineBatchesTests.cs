using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Hotline.Reading;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Hotline;

/// <summary>Batches in a storage emulator of their own.</summary>
public sealed class HotlineBatchesTests : IAsyncLifetime
{
    private const string Id = "HB0123456789abcdef0123456789abcdef";
    private AzuriteProcess _azurite = null!;
    private HotlineFiles _files = null!;
    private HotlineLedger _ledger = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    private static HotlineBatch Batch { get; } = new()
    {
        Id = Id,
        State = HotlineBatchState.Received,
        Format = SourceFormat.Csv,
        IsUtf8 = true,
        Bytes = 1,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        ReceivedBy = "zhao",
        RunAt = DateTimeOffset.UnixEpoch,
    };

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), Running);
        var (blobs, tables) = (new BlobServiceClient(_azurite.ConnectionString), new TableServiceClient(_azurite.ConnectionString));
        await blobs.GetBlobContainerClient(StorageNames.HotlineBatches).CreateIfNotExistsAsync(cancellationToken: Running);
        await tables.CreateTableIfNotExistsAsync(StorageNames.HotlineLedger, Running);
        (_files, _ledger) = (new HotlineFiles(blobs), new HotlineLedger(tables));
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    [Fact]
    public async Task A_receipt_is_in_the_order_of_the_file_and_one_row_is_found_in_it()
    {
        var rows = Enumerable.Range(1, 90).Select(n => new HotlineRow(n, [new HotlineCell(HotlineField.SourceId, "工单编号", $"HL-{n}")])).ToList();
        var lanes = Enumerable.Range(0, HotlinePages.Lanes).Select(lane => rows.Where(row => HotlinePages.LaneOf(row) == lane).Chunk(4).ToList()).ToList();
        foreach (var (lane, pages) in lanes.Index())
        {
            foreach (var (page, content) in pages.Index()) await _files.WritePageAsync(new HotlinePlace(Id, lane, page), content, Running);
        }

        await _files.WriteReceiptAsync(new HotlinePlace(Id, 0, 0), [.. lanes[0][0].Select(row => new HotlineOutcome(row.Number, row.SourceId, RowOutcome.Filed, "XJ1"))], Running);
        await _files.WriteManifestAsync(Id, new HotlineManifest(90, [.. lanes.Select(pages => pages.ConvertAll(page => page[^1].Number))], []), Running);
        var batches = new HotlineBatches(_files, _ledger);
        var receipt = new List<HotlineOutcome>();
        await foreach (var line in batches.ReadReceiptAsync(Id, Running)) receipt.Add(line);
        Assert.Equal(rows.Select(row => (row.Number, row.SourceId)), receipt.Select(line => (line.Row, line.SourceId)));
        Assert.Equal(4, receipt.Count(line => line.Outcome == RowOutcome.Filed));
        foreach (var row in rows) Assert.Equal(receipt[row.Number - 1], await batches.FindRowAsync(Id, row.Number, Running));
        Assert.Null(await batches.FindRowAsync(Id, 91, Running));
        Assert.Null(await batches.FindRowAsync(Id, 0, Running));
        Assert.Null(await batches.FindRowAsync("HB00", 1, Running));
    }

    [Fact]
    public async Task A_batch_is_added_once_and_found_by_the_sweep_until_it_is_over()
    {
        Assert.True(await _ledger.TryAddAsync(Batch, Running));
        Assert.False(await _ledger.TryAddAsync(Batch, Running));
        Assert.Equal([Id], await _ledger.ListOpenAsync(Running));
        var stored = (await _ledger.FindAsync(Id, Running))!;
        var done = await _ledger.TryUpdateAsync(stored, stored.Batch with { State = HotlineBatchState.Done }, Running);
        Assert.Null(await _ledger.TryUpdateAsync(stored, stored.Batch with { CancelRequested = true }, Running));
        Assert.Empty(await _ledger.ListOpenAsync(Running));
        await _ledger.TryUpdateAsync(done!, done!.Batch with { State = HotlineBatchState.Received, Run = 2 }, Running);
        Assert.Equal([Id], await _ledger.ListOpenAsync(Running));
        Assert.Equal(2, Assert.Single((await _ledger.ListAsync(10, null, Running)).Items).Run);
    }

    [Fact]
    public async Task An_upload_that_a_crash_left_is_taken_away()
    {
        using var body = new MemoryStream([1, 2, 3]);
        var upload = await _files.UploadAsync(body, Running);
        await _files.KeepAsync(upload, Id, Running);
        await _files.DeleteUploadsAsync(DateTimeOffset.UtcNow.AddDays(-1), Running);
        await using (var still = await _files.OpenUploadAsync(upload, Running)) Assert.Equal(3, still.Length);
        await _files.DeleteUploadsAsync(DateTimeOffset.UtcNow.AddDays(1), Running);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => _files.OpenUploadAsync(upload, Running));
        await using var kept = await _files.OpenAsync(Id, Running);
        Assert.Equal(3, kept.Length);
    }
}
