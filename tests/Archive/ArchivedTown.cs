using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Privacy;
using Xinjing.Serverless.Tests.Rebuild;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Archive;

/// <summary>Closed cases in a storage that can be interrupted before each transaction.</summary>
internal sealed class ArchivedTown
{
    private readonly BulletinStorage _storage;
    private readonly CaseWriter _writer;

    public ArchivedTown(BulletinStorage storage)
    {
        _storage = storage;
        Archive = new CaseArchive(storage.Blobs);
        Town = new IndexedTown(storage.Tables, Archive);
        var options = new TableClientOptions();
        options.AddPolicy(Transaction, HttpPipelinePosition.PerCall);
        Store = new CaseStore(new TableServiceClient(storage.ConnectionString, options), Archive, SampleKeys.Personal);
        _writer = new CaseWriter(Town.Store, new Outbox(storage.Tables, new FakeTimeProvider(SampleTown.Noon)));
    }

    public BeforeRequest Transaction { get; } = BeforeRequest.Transaction();

    public CaseArchive Archive { get; }

    public IndexedTown Town { get; }

    /// <summary>The one that is interrupted.</summary>
    public CaseStore Store { get; }

    public async Task<string> CloseAsync(int urgings = 0)
    {
        var id = (await Town.FileAsync()).Id;
        for (var n = 0; n < urgings; n++) await Town.GiveAsync(id, new Urge($"请尽快{n}"), SampleTown.Supervisor, shows: false);
        await Town.CloseAsync(id);
        return id;
    }

    /// <summary>As the desk does, which restores the case first.</summary>
    public async Task ReopenAsync(string id) =>
        await _writer.WriteAsync(
            id,
            before => Task.FromResult<Commit<CaseState>?>(CaseRecord.Kind.Commit(
                id, before, SampleTown.Lifecycle.Decide(before.State, new Reopen("又出现了"), SampleTown.Dispatcher, before.State.ClosedAt!.Value.AddDays(1)).Events, SampleTown.Dispatcher.Id, before.State.ClosedAt.Value.AddDays(1))),
            promises: false,
            CancellationToken.None);

    /// <summary>The log's rows that are in the table.</summary>
    public async Task<int> CountRowsAsync(string id)
    {
        var count = 0;
        await foreach (var _ in _storage.Tables.GetTableClient(StorageNames.Cases).QueryAsync<TableEntity>(r => r.PartitionKey == id && r.RowKey.CompareTo("log-") >= 0 && r.RowKey.CompareTo("log-~") < 0)) count++;
        return count;
    }

    /// <summary>The case reads as it did, whole and in parts, and its log holds.</summary>
    public async Task AssertReadsAsync(string id, IReadOnlyList<LogEntry> log)
    {
        var stored = (await Town.Store.FindAsync(id, CancellationToken.None))!;
        var seen = await Town.Store.ReadLogAsync(id, CancellationToken.None);
        Assert.Equal(log, seen);
        Assert.True(RecordLog.Verify(id, seen, stored.State.Version, stored.LogHash).Valid);
        Assert.Equal(log.Skip(2).Take(2), await Town.Store.ReadLogAsync(id, CancellationToken.None, upTo: 4, after: 2));
        Assert.Equal(CaseRecord.Kind.Replay(log, id).Status, stored.State.Status);
    }

    /// <summary>The process dies before the n-th transaction from now on.</summary>
    /// <param name="transaction">From 1.</param>
    public void DieAt(int transaction) => Transaction.Next = () =>
    {
        if (transaction == 1) throw new OperationCanceledException("The process died.");
        DieAt(transaction - 1);
        return Task.CompletedTask;
    };
}
