using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xunit;

namespace Xinjing.Serverless.Tests.Archive;

public sealed class ArchivingTests(BulletinStorage storage) : IClassFixture<BulletinStorage>
{
    private const int LongLog = 110;
    private readonly ArchivedTown _archived = new(storage);

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archived_case_reads_as_before_and_is_put_away_once()
    {
        var id = await _archived.CloseAsync();
        var log = await _archived.Store.ReadLogAsync(id, Running);
        Assert.True(await _archived.Store.ArchiveAsync(id, Running));
        Assert.Equal(0, await _archived.CountRowsAsync(id));
        await _archived.AssertReadsAsync(id, log);
        Assert.False(await _archived.Store.ArchiveAsync(id, Running));
        await _archived.AssertReadsAsync(id, log);
    }

    [Fact]
    public async Task A_command_to_an_archived_case_restores_it_first()
    {
        var id = await _archived.CloseAsync();
        var log = await _archived.Store.ReadLogAsync(id, Running);
        await _archived.Store.ArchiveAsync(id, Running);
        await _archived.ReopenAsync(id);
        var after = await _archived.Store.ReadLogAsync(id, Running);
        Assert.Equal(log, after.Take(log.Count));
        Assert.Equal(nameof(CaseReopened), after[^1].Event);
        Assert.Equal(log.Count + 1, await _archived.CountRowsAsync(id));
        await _archived.AssertReadsAsync(id, after);
        Assert.False(await _archived.Store.ArchiveAsync(id, Running));
    }

    [Fact]
    public async Task Restoring_twice_changes_nothing_and_it_can_be_put_away_again()
    {
        var id = await _archived.CloseAsync();
        var log = await _archived.Store.ReadLogAsync(id, Running);
        await _archived.Store.RestoreAsync(id, Running);
        await _archived.Store.ArchiveAsync(id, Running);
        for (var n = 0; n < 2; n++)
        {
            await _archived.Store.RestoreAsync(id, Running);
            Assert.Equal(log.Count, await _archived.CountRowsAsync(id));
            await _archived.AssertReadsAsync(id, log);
        }

        Assert.True(await _archived.Store.ArchiveAsync(id, Running));
        await _archived.AssertReadsAsync(id, log);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_crash_at_any_transaction_leaves_a_case_that_reads_as_before(int transaction)
    {
        var id = await _archived.CloseAsync(LongLog);
        var log = await _archived.Store.ReadLogAsync(id, Running);
        _archived.DieAt(transaction);
        await Assert.ThrowsAsync<OperationCanceledException>(() => _archived.Store.ArchiveAsync(id, Running));
        await _archived.AssertReadsAsync(id, log);
        await _archived.Store.ArchiveAsync(id, Running);
        Assert.Equal(0, await _archived.CountRowsAsync(id));
        await _archived.AssertReadsAsync(id, log);

        _archived.DieAt(transaction);
        await Assert.ThrowsAsync<OperationCanceledException>(() => _archived.Store.RestoreAsync(id, Running));
        await _archived.AssertReadsAsync(id, log);
        await _archived.Store.RestoreAsync(id, Running);
        Assert.Equal(log.Count, await _archived.CountRowsAsync(id));
        await _archived.AssertReadsAsync(id, log);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_case_that_is_opened_again_meanwhile_keeps_its_log_in_rows(int transaction)
    {
        var id = await _archived.CloseAsync(LongLog);
        _archived.Transaction.Next = transaction == 1 ? () => _archived.ReopenAsync(id) : () =>
        {
            _archived.Transaction.Next = () => _archived.ReopenAsync(id);
            return Task.CompletedTask;
        };
        Assert.False(await _archived.Store.ArchiveAsync(id, Running));
        var log = await _archived.Store.ReadLogAsync(id, Running);
        Assert.Equal(log.Count, await _archived.CountRowsAsync(id));
        Assert.Equal((nameof(CaseFiled), nameof(CaseReopened)), (log[0].Event, log[^1].Event));
        await _archived.AssertReadsAsync(id, log);
    }

    [Fact]
    public async Task It_reads_the_same_at_every_moment_while_it_is_put_away_and_restored()
    {
        var id = await _archived.CloseAsync(LongLog);
        var log = await _archived.Store.ReadLogAsync(id, Running);
        var moves = Task.WhenAll(Enumerable.Range(0, 2).Select(n => MoveAsync(id, n == 0)));
        while (!moves.IsCompleted) await _archived.AssertReadsAsync(id, log);
        await moves;
        await _archived.Store.RestoreAsync(id, Running);
        await _archived.AssertReadsAsync(id, log);
    }

    [Fact]
    public async Task A_log_that_does_not_hold_is_not_put_away_and_a_document_that_was_changed_is_found_out()
    {
        var (broken, spoiled) = (await _archived.CloseAsync(), await _archived.CloseAsync());
        var table = storage.Tables.GetTableClient(StorageNames.Cases);
        var entry = (await table.GetEntityAsync<TableEntity>(broken, "log-00000002", cancellationToken: Running)).Value;
        entry["By"] = "somebody-else";
        await table.UpdateEntityAsync(entry, entry.ETag, TableUpdateMode.Replace, Running);
        var rows = await _archived.CountRowsAsync(broken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _archived.Store.ArchiveAsync(broken, Running));
        Assert.Equal(rows, await _archived.CountRowsAsync(broken));

        await _archived.Store.ArchiveAsync(spoiled, Running);
        var container = storage.Blobs.GetBlobContainerClient(StorageNames.Archive);
        var hash = (await _archived.Store.FindAsync(spoiled, Running))!.Archive;
        await container.GetBlobClient($"{spoiled}/{hash}.json").UploadAsync(BinaryData.FromString("{}"), overwrite: true, Running);
        await Assert.ThrowsAsync<InvalidDataException>(() => _archived.Store.ReadLogAsync(spoiled, Running));
        await Assert.ThrowsAsync<InvalidDataException>(() => _archived.Store.RestoreAsync(spoiled, Running));
    }

    private async Task MoveAsync(string id, bool archives)
    {
        for (var n = 0; n < 25; n++)
        {
            if (archives) await _archived.Town.Store.ArchiveAsync(id, Running);
            else await _archived.Town.Store.RestoreAsync(id, Running);
        }
    }
}
