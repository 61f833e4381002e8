using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Localhost;
using Xinjing.Serverless.Tests.Privacy;
using Xunit;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>On the real index and store: two cases that were over on 2 March, and one that shows as over there and was opened again.</summary>
public sealed class HistoryPurgeTests(BulletinStorage storage) : IClassFixture<BulletinStorage>, IAsyncLifetime
{
    private const int RetentionDays = 30;

    private readonly FakeTimeProvider _clock = new(SampleTown.Noon.AddDays(RetentionDays));
    private readonly SampleEngine _engine = new();
    private readonly LogWatch _log = new();
    private readonly TableServiceClient _tables = storage.Tables;
    private HistoryPurge _purge = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = Options.Create(new HistoryOptions { RetentionDays = RetentionDays });
        var records = new WatchedRecords(new CaseStore(_tables, new CaseArchive(new BlobServiceClient("UseDevelopmentStorage=true")), SampleKeys.Personal), new RectificationStore(_tables));
        var logger = LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<HistoryPurge>();
        _purge = new HistoryPurge(new RecordSlices(_tables), records, new Interventions(_tables), new Places(_tables), options, _clock, logger);
        await new Places(_tables).KeepAsync("purge", place: null, Running);
    }

    public ValueTask DisposeAsync()
    {
        _log.Dispose();
        return _engine.DisposeAsync();
    }

    [Fact]
    public async Task Histories_go_when_their_records_have_been_over_for_long_enough_and_those_of_open_ones_stay()
    {
        var (ended, running, again) = (await OverAsync(), await OverAsync(), await OverAsync(opensAgain: true));
        _engine.Known[ended.Id] = OrchestrationRuntimeStatus.Completed;
        _engine.Known[running.Id] = OrchestrationRuntimeStatus.Running;
        _engine.Known[again.Id] = OrchestrationRuntimeStatus.Completed;
        await _purge.RunAsync(_engine, Running);
        Assert.Contains(ended.Id, _engine.Known.Keys);
        _clock.Advance(TimeSpan.FromDays(1));
        await _purge.RunAsync(_engine, Running);
        Assert.Equal(new[] { running.Id, again.Id }.Order(), _engine.Known.Keys.Order());
        Assert.Contains($"Record {running.Id} is over, and its orchestration {running.Id} is still Running; its history stays.", _log.Lines);
        _engine.Known[ended.Id] = OrchestrationRuntimeStatus.Completed;
        await _purge.RunAsync(_engine, Running);
        Assert.Contains(ended.Id, _engine.Known.Keys);
    }

    [Fact]
    public async Task One_record_that_fails_keeps_no_other_and_its_day_is_done()
    {
        var (ended, failing) = (await OverAsync(), await OverAsync());
        foreach (var id in new[] { ended.Id, failing.Id }) _engine.Known[id] = OrchestrationRuntimeStatus.Completed;
        _engine.IsSilentOn = id => id == failing.Id;
        _clock.Advance(TimeSpan.FromDays(1));
        await _purge.RunAsync(_engine, Running);
        Assert.Equal([failing.Id], _engine.Known.Keys);
        Assert.Contains(_log.Lines, line => line.StartsWith($"The histories of record {failing.Id} could not be purged;", StringComparison.Ordinal));
        Assert.Equal("2026-03-03", await new Places(_tables).FindAsync("purge", Running));
        _engine.IsSilentOn = _ => false;
        Assert.Equal(1, await PurgeAllAsync());
    }

    [Fact]
    public async Task A_day_on_which_the_engine_is_silent_is_looked_at_again()
    {
        for (var n = 0; n < 12; n++) _engine.Known[(await OverAsync()).Id] = OrchestrationRuntimeStatus.Completed;
        _engine.IsSilentOn = _ => true;
        _clock.Advance(TimeSpan.FromDays(1));
        await _purge.RunAsync(_engine, Running);
        Assert.NotEqual("2026-03-03", await new Places(_tables).FindAsync("purge", Running));
        _engine.IsSilentOn = _ => false;
        await _purge.RunAsync(_engine, Running);
        Assert.Empty(_engine.Known);
    }

    [Fact]
    public async Task Every_life_of_a_record_that_is_over_loses_its_history_by_command_once()
    {
        var state = await OverAsync(opensAgain: true, closesAgain: true);
        _engine.Known[state.Id] = OrchestrationRuntimeStatus.Completed;
        _engine.Known[$"{state.Id}-1"] = OrchestrationRuntimeStatus.Terminated;
        Assert.Equal(2, await PurgeAllAsync());
        Assert.Empty(_engine.Known);
        Assert.Equal(0, await PurgeAllAsync());
    }

    private async Task<int> PurgeAllAsync()
    {
        var (purged, day, place) = (0, ShanghaiTime.Day(SampleTown.Noon), (string?)null);
        do
        {
            var page = await _purge.PurgeAsync(day, day, 5, place, _engine, Running);
            (purged, place) = (purged + page.Purged, page.Continuation);
        }
        while (place is not null);
        return purged;
    }

    /// <summary>A case that was rejected at noon; the index may still show that when it was opened again.</summary>
    private async Task<CaseState> OverAsync(bool opensAgain = false, bool closesAgain = false)
    {
        var source = Guid.NewGuid().ToString("N");
        var inHand = new CaseInHand(SampleTown.Lifecycle, SampleTown.Report with { CaseId = CaseId.Create("hotline", source, SampleTown.Noon), SourceId = source });
        Assert.Null(inHand.Give(new Reject("不属于本镇"), SampleTown.Dispatcher));
        var shown = inHand.State;
        if (opensAgain) Assert.Null(inHand.Give(new Reopen("又有了"), SampleTown.Dispatcher));
        if (closesAgain) Assert.Null(inHand.Give(new Reject("仍不属于本镇"), SampleTown.Dispatcher));
        var kind = CaseRecord.Kind;
        Assert.True(await new CaseStore(_tables, new CaseArchive(new BlobServiceClient("UseDevelopmentStorage=true")), SampleKeys.Personal).TryCommitAsync(kind.Commit(shown.Id, before: null, [.. inHand.Log.Select(entry => kind.Read(entry).Event)], "zhao", SampleTown.Noon), Running));
        await new CaseIndex(_tables).ShowAsync(closesAgain ? inHand.State : shown, outbox: null, Running);
        return inHand.State;
    }
}
