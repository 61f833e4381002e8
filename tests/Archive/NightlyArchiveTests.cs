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
        await storage.Blobs.GetBlobContainerClient(StorageNames.Archive).GetBlobClient("through").DeleteIfExistsAsync(cancellationToken: Running);
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
    public async Task Who_restores_a_case_keeps_it_until_it_is_closed_anew()
    {
        var id = await _archived.CloseAsync();
        var night = SampleTown.Noon + After + TimeSpan.FromDays(2);
        await NightAsync(night);
        await _archived.Store.RestoreAsync(id, Running);
        await NightAsync(night.AddDays(1));
        Assert.Null(await ArchiveOfAsync(id));
        Assert.Equal(ShanghaiTime.Day(night.AddDays(1) - After).AddDays(-1), await _archived.Archive.FindThroughAsync(Running));
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
        await NightAsync(night);
        Assert.Null(await ArchiveOfAsync(broken));
        Assert.NotNull(await ArchiveOfAsync(sound));
        Assert.True(await _archived.Archive.FindThroughAsync(Running) < ShanghaiTime.Day(SampleTown.Noon));
        await WriteAsync(by);
        await NightAsync(night.AddDays(1));
        Assert.NotNull(await ArchiveOfAsync(broken));

        Task WriteAsync(string name)
        {
            entry["By"] = name;
            return table.UpdateEntityAsync(entry, Azure.ETag.All, TableUpdateMode.Replace, Running);
        }
    }

    private Task NightAsync(DateTimeOffset now) => new NightlyArchive(
        _archived.Town.Store, _archived.Archive, new CaseStreams(storage.Tables), Options.Create(new ArchiveOptions { After = After }), new FakeTimeProvider(now), NullLogger<NightlyArchive>.Instance).RunAsync(Running);

    private async Task<string?> ArchiveOfAsync(string id) => (await _archived.Store.FindAsync(id, Running))!.Archive;
}
