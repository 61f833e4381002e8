using System.Globalization;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

/// <summary>Each test has a month and a group of its own.</summary>
public sealed class PublishingTests(BulletinStorage storage) : IClassFixture<BulletinStorage>
{
    private readonly string _robot = $"r-{Guid.NewGuid():N}";

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_published_when_its_time_has_come_and_told_once()
    {
        await using var process = await StartAsync("2026-03-09 08:00");
        await process.PublishAsync("2026-03-09 08:14");
        Assert.Null(await process.FindAsync(Day("2026-03-09")));
        await process.PublishAsync("2026-03-09 08:16");
        await process.PublishAsync("2026-03-09 17:00");
        var bulletin = await process.FindAsync(Day("2026-03-09"));
        Assert.Equal(new BulletinPeriod(Day("2026-03-06"), Day("2026-03-08")), bulletin!.Period);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 0, 16, 0, TimeSpan.Zero), bulletin.At);
        Assert.Equal([bulletin.Text], (await process.WaitingAsync()).Select(m => m.Text));
    }

    [Fact]
    public async Task On_a_holiday_there_is_none_and_on_a_Saturday_that_is_worked_there_is_one()
    {
        await using var process = await StartAsync("2026-05-01 00:00");
        foreach (var day in new[] { "2026-05-01", "2026-05-02", "2026-05-05" }) await process.PublishAsync($"{day} 09:00");
        Assert.Empty(await process.WaitingAsync());
        foreach (var day in new[] { "2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09", "2026-05-10", "2026-05-11" }) await process.PublishAsync($"{day} 09:00");
        Assert.Null(await process.FindAsync(Day("2026-05-10")));
        Assert.Equal(new BulletinPeriod(Day("2026-04-30"), Day("2026-05-05")), (await process.FindAsync(Day("2026-05-06")))!.Period);
        Assert.Equal(new BulletinPeriod(Day("2026-05-08"), Day("2026-05-08")), (await process.FindAsync(Day("2026-05-09")))!.Period);
        Assert.Equal(new BulletinPeriod(Day("2026-05-09"), Day("2026-05-10")), (await process.FindAsync(Day("2026-05-11")))!.Period);
        Assert.Equal(5, (await process.WaitingAsync()).Count);
    }

    [Fact]
    public async Task Days_without_a_bulletin_are_told_of_by_the_next_also_over_a_month_s_end()
    {
        await using var process = await StartAsync("2026-06-29 09:00");
        await process.PublishAsync("2026-06-29 09:00");
        await process.PublishAsync("2026-07-03 09:00");
        Assert.Equal(new BulletinPeriod(Day("2026-06-29"), Day("2026-07-02")), (await process.FindAsync(Day("2026-07-03")))!.Period);
    }

    [Fact]
    public async Task Of_many_that_publish_at_once_one_has_made_it_and_the_group_hears_it_once()
    {
        BulletinProcess[] processes = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync("2026-08-12 08:20")))];
        // Each at another second, so that each would make another bulletin.
        foreach (var (index, process) in processes.Index()) process.Platform.Clock.Advance(TimeSpan.FromSeconds(index));
        await Task.WhenAll(processes.SelectMany(process => new[] { process.Desk.PublishAsync(Running), process.Desk.PublishAsync(Running) }));
        var message = Assert.Single(await processes[0].WaitingAsync());
        var bulletin = await processes[0].FindAsync(Day("2026-08-12"));
        Assert.Equal((bulletin!.Text, bulletin.At), (message.Text, message.At));
        foreach (var process in processes) await process.DisposeAsync();
    }

    [Fact]
    public async Task After_a_crash_between_storing_and_telling_the_stored_one_is_told()
    {
        await using var process = await StartAsync("2026-09-09 08:20");
        var stored = SampleBulletin.Of([], [], []) with { Day = Day("2026-09-09"), Text = "晨会通报 崩溃前存下的" };
        Assert.True(await process.Store.TryAddAsync(stored, Running));
        await process.PublishAsync("2026-09-09 08:22");
        Assert.Equal([stored.Text], (await process.WaitingAsync()).Select(m => m.Text));
    }

    [Fact]
    public async Task After_a_crash_between_telling_and_noting_it_nothing_is_told_twice()
    {
        await using var process = await BulletinProcess.StartAsync(storage, "2026-10-15 08:20", StubAccount.GroupRobot);
        await process.PublishAsync("2026-10-15 08:20");
        await UntellAsync("2026-10-15");
        await process.PublishAsync("2026-10-15 08:22");
        var waiting = Assert.Single(await process.WaitingAsync());
        await process.Platform.Sender.DrainAsync(process.Robot, Running);
        await UntellAsync("2026-10-15");
        await process.PublishAsync("2026-10-15 08:24");
        Assert.Empty(await process.WaitingAsync());
        Assert.Equal([waiting.Text], process.Platform.Texts(process.Robot));
    }

    [Fact]
    public async Task A_town_without_a_group_or_without_the_chat_has_its_bulletin_all_the_same()
    {
        await using var without = await BulletinProcess.StartAsync(storage, "2026-12-08 08:20");
        await without.PublishAsync("2026-12-08 08:20");
        Assert.NotNull(await without.FindAsync(Day("2026-12-08")));
        Assert.Empty(await without.WaitingAsync());
        await using var silent = await BulletinProcess.StartAsync(storage, "2026-12-09 08:20", _robot, hasPlatform: false);
        await silent.PublishAsync("2026-12-09 08:20");
        Assert.NotNull(await silent.FindAsync(Day("2026-12-09")));
        Assert.Empty(await silent.WaitingAsync());
        await using var later = await StartAsync("2026-12-09 10:00");
        await later.PublishAsync("2026-12-09 10:00");
        Assert.Single(await later.WaitingAsync());
    }

    private Task<BulletinProcess> StartAsync(string now) => BulletinProcess.StartAsync(storage, now, _robot);

    /// <summary>As if the process had ended before it could note it.</summary>
    private async Task UntellAsync(string day) => await storage.Blobs.GetBlobContainerClient(StorageNames.Bulletins).GetBlobClient($"{day}.json")
        .SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken: Running);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
