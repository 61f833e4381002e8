using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Xinjing.Serverless.Rebuild;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Rebuild;

/// <summary>Two cases whose rows are lost, and a storage that refuses to take those of one.</summary>
public sealed class RebuildFailureTests(BulletinStorage storage) : IClassFixture<BulletinStorage>, IAsyncLifetime
{
    private readonly BeforeRequest _transaction = BeforeRequest.Transaction();
    private readonly IndexedTown _town = new(storage.Tables, new CaseArchive(storage.Blobs));
    private RebuildRun _run = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(_transaction, HttpPipelinePosition.PerCall);
        _run = new RebuildRun(new TableServiceClient(storage.ConnectionString, options), new CaseArchive(storage.Blobs));
        await _town.ClearAsync();
        for (var n = 0; n < 2; n++) await _town.FileAsync();
        await foreach (var row in _town.Rows.QueryAsync<TableEntity>(cancellationToken: Running)) await _town.Rows.DeleteEntityAsync(row, cancellationToken: Running);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task A_record_whose_rows_the_storage_never_takes_is_counted_and_the_others_are_shown(int status)
    {
        _transaction.Next = () => throw new RequestFailedException(status, "Not these.");
        Assert.Equal(1, (await _run.RunAsync()).Failed);
        Assert.Single(await new CaseQueries(storage.Tables, TimeProvider.System).ListOpenAsync(after: null, 10, Running));
    }

    [Fact]
    public async Task A_record_that_keeps_changing_is_counted()
    {
        _transaction.Each = () => throw new RequestFailedException(412, "It has changed.");
        Assert.Equal(2, (await _run.RunAsync()).Failed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_storage_that_does_not_answer_lets_the_page_be_repeated(int status)
    {
        _transaction.Next = () => throw new RequestFailedException(status, "Not now.");
        Assert.Equal(status, (await Assert.ThrowsAsync<RequestFailedException>(_run.RunAsync)).Status);
        Assert.Equal(0, (await _run.RunAsync()).Failed);
    }

    [Fact]
    public async Task One_that_is_cancelled_on_the_way_ends_there_and_stays_so()
    {
        var rebuilds = new IndexRebuilds(storage.Tables);
        RebuildProgress? cancelled = null;
        _transaction.Next = async () => cancelled = await rebuilds.CancelAsync((await rebuilds.FindLatestAsync(Running))!.Run, SampleTown.Noon.AddHours(1), Running);
        var over = await _run.RunAsync();
        Assert.Equal((RebuildStep.Cancelled, SampleTown.Noon.AddHours(1)), (over.Step, over.OverAt));
        Assert.Equal(cancelled, over);
        Assert.Equal(over, await rebuilds.FindLatestAsync(Running));
        Assert.Equal(over, await rebuilds.NoteAsync(over with { Step = RebuildStep.RollUps, Pages = 9, OverAt = null }, Running));
        Assert.Equal(over, await rebuilds.CancelAsync(over.Run, SampleTown.Noon.AddHours(2), Running));
        Assert.Null(await rebuilds.CancelAsync(int.MaxValue - 1, SampleTown.Noon, Running));
    }
}
