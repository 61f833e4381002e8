using Azure.Core;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Rebuild;

/// <summary>Commands come between what the rebuild reads and what it writes.</summary>
public sealed class RebuildWhileRunningTests(BulletinStorage storage) : IClassFixture<BulletinStorage>, IAsyncLifetime
{
    private readonly BeforeRequest _transaction = BeforeRequest.Transaction();
    private readonly IndexedTown _town = new(storage.Tables, new CaseArchive(storage.Blobs));
    private RebuildRun _run = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(_transaction, HttpPipelinePosition.PerCall);
        _run = new RebuildRun(new TableServiceClient(storage.ConnectionString, options), new CaseArchive(storage.Blobs));
        await _town.ClearAsync();
        _id = (await _town.FileAsync()).Id;
        await _town.GiveAsync(_id, new TakeDueActions(), Actor.System);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_command_that_is_shown_in_between_is_not_covered_by_what_was_read_before()
    {
        await DamageAsync();
        _transaction.Next = () => _town.GiveAsync(_id, new Accept(), SampleTown.Handler);
        await _run.RunAsync();
        await AssertRightAsync(CaseStatus.Accepted);
    }

    [Fact]
    public async Task A_command_that_was_committed_and_not_shown_is_shown_and_its_own_writer_changes_nothing_afterwards()
    {
        var (before, after) = await _town.GiveAsync(_id, new Accept(), SampleTown.Handler, shows: false);
        Assert.Equal(3, (await _run.RunAsync()).Written);
        await _town.Index.ShowAsync(before, after, outbox: null, CancellationToken.None);
        await AssertRightAsync(CaseStatus.Accepted);
    }

    [Fact]
    public async Task A_case_whose_head_was_lost_is_shown_once_though_two_rebuilds_meet()
    {
        await LoseHeadAsync();
        await _town.GiveAsync(_id, new Accept(), SampleTown.Handler, shows: false);
        _transaction.Next = async () =>
        {
            await _town.GiveAsync(_id, new Report("正在清运"), SampleTown.Handler, shows: false);
            await new RebuildRun(storage.Tables, new CaseArchive(storage.Blobs)).RunAsync();
        };
        await _run.RunAsync();
        await AssertRightAsync(CaseStatus.InProgress);
    }

    [Fact]
    public async Task A_case_that_is_filed_while_its_rows_are_looked_for_is_shown_once()
    {
        await DamageAsync();
        _transaction.Next = () => _town.FileAsync();
        await _run.RunAsync();
        await AssertRightAsync(CaseStatus.Assigned);
    }

    [Fact]
    public async Task An_outbox_keeps_its_promises_and_a_sound_index_is_left_alone()
    {
        await _town.Rows.UpsertEntityAsync(new TableEntity("town", "outbox|0000000000000000001|x") { ["CaseId"] = _id, ["FromVersion"] = 1L });
        var seen = await _town.ListAsync();
        var progress = await _run.RunAsync();
        Assert.Equal((0L, 0L, 0L), (progress.Written, progress.Removed, progress.Failed));
        Assert.Equal(seen, await _town.ListAsync());
    }

    [Fact]
    public async Task Commands_and_rebuilds_that_run_at_once_leave_the_last_version_of_each_case()
    {
        for (var n = 0; n < 5; n++) await _town.FileAsync();
        await LoseHeadAsync();
        await DamageAsync();
        using var over = new CancellationTokenSource();
        var rebuilds = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RebuildAsync(over.Token)));
        await Task.WhenAll(_town.Ids.ToList().Select(LiveAsync));
        await over.CancelAsync();
        await rebuilds;
        foreach (var id in _town.Ids) await _town.Index.ShowAsync((await _town.Store.FindAsync(id, CancellationToken.None))!.State, outbox: null, CancellationToken.None);
        await AssertRightAsync(CaseStatus.Closed);
    }

    private async Task RebuildAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested) await new RebuildRun(storage.Tables, new CaseArchive(storage.Blobs)).RunAsync();
    }

    /// <summary>What the sweep would do again is left to the test's end.</summary>
    private async Task LiveAsync(string id)
    {
        try
        {
            await _town.CloseAsync(id);
        }
        catch (ConflictException)
        {
            await _town.CloseAsync(id, shows: false);
        }
    }

    private async Task DamageAsync()
    {
        await foreach (var row in _town.Rows.QueryAsync<TableEntity>(r => r.RowKey.CompareTo("open|") >= 0 && r.RowKey.CompareTo("open|~") < 0))
        {
            row["Stage"] = "Closed";
            await _town.Rows.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }
    }

    private async Task LoseHeadAsync()
    {
        await foreach (var row in _town.Rows.QueryAsync<TableEntity>(r => r.RowKey.CompareTo("head|") >= 0 && r.RowKey.CompareTo("head|~") < 0)) await _town.Rows.DeleteEntityAsync(row);
    }

    private async Task AssertRightAsync(CaseStatus status)
    {
        Assert.Equal(status, (await _town.Store.FindAsync(_id, CancellationToken.None))!.State.Status);
        var (rows, facts) = (await _town.ListAsync(), await _town.FactsAsync());
        var anew = await _town.MakeAnewAsync();
        Assert.Equal(anew.Rows, rows);
        Assert.Equal(anew.Facts, facts);
    }
}
