using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Privacy;
using Xunit;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>Rounds of the watchdog on the real index and store, an hour after a morning's cases were filed, with an engine that knows none of them.</summary>
public sealed class WatchdogRoundTests : IAsyncLifetime
{
    private readonly SampleEngine _engine = new();
    private readonly FakeTimeProvider _clock = new(SampleTown.Noon.AddHours(1));
    private AzuriteProcess _azurite = null!;
    private TableServiceClient _tables = null!;
    private Places _places = null!;
    private Watchdog _watchdog = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), Running);
        _tables = new TableServiceClient(_azurite.ConnectionString);
        foreach (var name in new[] { StorageNames.Cases, StorageNames.CaseIndex, StorageNames.Rectifications, StorageNames.CampaignTargets, StorageNames.Operations })
            await _tables.CreateTableIfNotExistsAsync(name, Running);
        var records = new WatchedRecords(new CaseStore(_tables, new CaseArchive(new BlobServiceClient("UseDevelopmentStorage=true")), SampleKeys.Personal), new RectificationStore(_tables));
        var watch = new EngineWatch(records, Options.Create(new OutboxOptions()), _clock);
        var care = new RecordCare(new Interventions(_tables), Options.Create(new OutboxOptions()), _clock, NullLogger<RecordCare>.Instance);
        _places = new Places(_tables);
        _watchdog = new Watchdog(new RecordSlices(_tables), records, watch, care, _places, _clock, NullLogger<Watchdog>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    [Fact]
    public async Task One_that_cannot_be_seen_keeps_nobody_waiting()
    {
        var ids = await FileAsync(5);
        _engine.IsSilentOn = id => id == ids[2];
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Except([ids[2]]).Order(), _engine.Known.Keys.Order());
        Assert.Null(await _places.FindAsync("watchdog", Running));
        _engine.IsSilentOn = _ => false;
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Order(), _engine.Known.Keys.Order());
        Assert.All((await new Interventions(_tables).ListAsync(recordId: null, 100, continuation: null, Running)).Items, done => Assert.Equal((RecordCare.Watchdog, InterventionOutcome.Done), (done.By, done.Outcome)));
    }

    [Fact]
    public async Task A_call_that_gives_up_ends_no_round()
    {
        var ids = await FileAsync(5);
        (_engine.IsSilentOn, _engine.Silence) = (id => id == ids[2], () => new TaskCanceledException("The call took too long."));
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Except([ids[2]]).Order(), _engine.Known.Keys.Order());
    }

    [Fact]
    public async Task A_run_stops_where_the_engine_is_silent_and_the_next_goes_on_behind()
    {
        var ids = await FileAsync(130);
        _engine.IsSilentOn = _ => true;
        await _watchdog.RunAsync(_engine, Running);
        var asked = _engine.Asked.ToList();
        Assert.Equal(100, asked.Distinct().Count());
        _engine.IsSilentOn = _ => false;
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Except(asked).Order(), _engine.Known.Keys.Order());
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Order(), _engine.Known.Keys.Order());
    }

    [Fact]
    public async Task One_run_ends_five_of_those_that_do_not_act_and_the_next_goes_on()
    {
        var ids = await FileAsync(7);
        foreach (var id in ids) _engine.Known[id] = OrchestrationRuntimeStatus.Running;
        _engine.WakesAt = DateTimeOffset.MaxValue;
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Order(), _engine.Nudged.Order());
        _engine.LastUpdatedAt = _clock.GetUtcNow().AddSeconds(1);
        _clock.Advance(TimeSpan.FromMinutes(11));
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(5, _engine.Ended.Count);
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Order(), _engine.Ended.Select(ended => ended.InstanceId).Order());
    }

    [Fact]
    public async Task A_place_that_nobody_knows_any_more_is_the_beginning()
    {
        var ids = await FileAsync(2);
        await _places.KeepAsync("watchdog", "nowhere", Running);
        await _watchdog.RunAsync(_engine, Running);
        Assert.Equal(ids.Order(), _engine.Known.Keys.Order());
    }

    private async Task<IReadOnlyList<string>> FileAsync(int count)
    {
        var (kind, store, index) = (CaseRecord.Kind, new CaseStore(_tables, new CaseArchive(new BlobServiceClient("UseDevelopmentStorage=true")), SampleKeys.Personal), new CaseIndex(_tables));
        var ids = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var inHand = new CaseInHand(SampleTown.Leisurely, SampleTown.Report with { CaseId = CaseId.Create("hotline", $"W-{number}", SampleTown.Noon), SourceId = $"W-{number}" });
            Assert.True(await store.TryCommitAsync(kind.Commit(inHand.State.Id, before: null, [.. inHand.Log.Select(entry => kind.Read(entry).Event)], "zhao", SampleTown.Noon), Running));
            await index.ShowAsync(before: null, inHand.State, outbox: null, Running);
            ids.Add(inHand.State.Id);
        }

        return ids;
    }
}
