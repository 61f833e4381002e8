using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Archive;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Archive;

public sealed class NightlyArchiveTests(BulletinStorage storage) : IClassFixture<BulletinStorage>, IAsyncLifetime
{
    private static readonly TimeSpan After = TimeSpan.FromDays(90);
    private readonly ArchivedTown _archived = new(storage);

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _archived.Town.ClearAsync();
        var container = storage.Blobs.GetBlobContainerClient(StorageNames.Archive);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Running)) await container.DeleteBlobAsync(blob.Name, cancellationToken: Running);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_closed_long_enough_ago_is_put_away_and_nothing_else()
    {
        var (closed, open) = (await _archived.CloseAsync(), (await _archived.Town.FileAsync()).Id);
        await NightAsync(SampleTown.Noon + After);
        Assert.Null(await ArchiveOfAsync(closed));
        await NightAsync(SampleTown.Noon + After + TimeSpan.FromDays(2));
        Assert.NotNull(await ArchiveOfAsync(closed));
        Assert.Null(await ArchiveOfAsync(open));
    }

    [Fact]
    public async Task A_case_that_was_restored_and_stays_closed_is_put_away_by_the_next_night()
    {
        var id = await _archived.CloseAsync();
        var night = SampleTown.Noon + After + TimeSpan.FromDays(2);
        await NightAsync(night);
        await _archived.Store.RestoreAsync(id, Running);
        await NightAsync(night.AddDays(1));
        Assert.NotNull(await ArchiveOfAsync(id));
        Assert.Empty(await _archived.Archive.ListSetAsideAsync(10, Running));
        Assert.Equal(ShanghaiTime.Day(night.AddDays(1) - After).AddDays(-1), await _archived.Archive.FindThroughAsync(Running));
    }

    [Fact]
    public async Task A_case_that_is_opened_again_waits_until_it_has_been_closed_anew_for_long_enough()
    {
        var id = await _archived.CloseAsync();
        var night = SampleTown.Noon + After + TimeSpan.FromDays(2);
        await NightAsync(night);
        await _archived.ReopenAsync(id);
        await NightAsync(night.AddDays(1));
        Assert.Empty(await _archived.Archive.ListSetAsideAsync(10, Running));
        await _archived.Archive.SetAsideAsync(id, Running);
        await _archived.Town.GiveAsync(id, new Reject("不属于本镇"), SampleTown.Dispatcher);
        await NightAsync((await _archived.Store.FindAsync(id, Running))!.State.ClosedAt!.Value + After - TimeSpan.FromHours(1));
        Assert.Null(await ArchiveOfAsync(id));
        Assert.Empty(await _archived.Archive.ListSetAsideAsync(10, Running));
    }

    [Fact]
    public async Task One_that_cannot_be_put_away_keeps_no_other_and_is_tried_again()
    {
        var (broken, sound) = (await _archived.CloseAsync(), await _archived.CloseAsync());
        var table = storage.Tables.GetTableClient(StorageNames.Cases);
        var entry = (await table.GetEntityAsync<TableEntity>(broken, "log-00000002", cancellationToken: Running)).Value;
        var by = entry.GetString("By");
        await WriteAsync("somebody-else");
        var night = SampleTown.Noon + After + TimeSpan.FromDays(9);
        for (var n = 0; n < 2; n++)
        {
            await NightAsync(night);
            Assert.Null(await ArchiveOfAsync(broken));
            Assert.NotNull(await ArchiveOfAsync(sound));
            Assert.Equal(ShanghaiTime.Day(night - After).AddDays(-1), await _archived.Archive.FindThroughAsync(Running));
            Assert.Equal([broken], await _archived.Archive.ListSetAsideAsync(10, Running));
        }

        await WriteAsync(by);
        await NightAsync(night.AddDays(1));
        Assert.NotNull(await ArchiveOfAsync(broken));
        Assert.Empty(await _archived.Archive.ListSetAsideAsync(10, Running));

        Task WriteAsync(string name)
        {
            entry["By"] = name;
            return table.UpdateEntityAsync(entry, Azure.ETag.All, TableUpdateMode.Replace, Running);
        }
    }

    /// <summary>Much is closed on one day: more than a night takes.</summary>
    [Fact]
    public async Task A_day_that_is_too_much_for_one_night_is_gone_on_with_where_it_stopped()
    {
        const int Night = 10;
        var ids = new List<string>();
        for (var n = 0; n < 25; n++) ids.Add(await _archived.CloseAsync());
        var now = SampleTown.Noon + After + TimeSpan.FromDays(9);
        for (var (nights, left) = (0, ids.Count); left > 0; nights++)
        {
            Assert.True(nights < 3);
            await NightAsync(now, Night);
            var before = left;
            left = 0;
            foreach (var id in ids) left += await ArchiveOfAsync(id) is null ? 1 : 0;
            Assert.InRange(before - left, Math.Min(Night, before), Night + 8);
            Assert.Equal(left == 0 && before - left < Night, await _archived.Archive.FindThroughAsync(Running) > ShanghaiTime.Day(SampleTown.Noon));
        }
    }

    private Task NightAsync(DateTimeOffset now, int most = 100) => new NightlyArchive(
        _archived.Town.Store, _archived.Archive, new CaseStreams(storage.Tables), Options.Create(new ArchiveOptions { After = After }), new FakeTimeProvider(now), NullLogger<NightlyArchive>.Instance)
    { MostPerRun = most }.RunAsync(Running);

    private async Task<string?> ArchiveOfAsync(string id) => (await _archived.Store.FindAsync(id, Running))!.Archive;
}
