using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.Storage;

public sealed class InterventionsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _record = $"XJ-{Guid.NewGuid():N}";
    private Interventions _interventions = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var tables = new TableServiceClient((await azurite.StartedAsync()).ConnectionString);
        await tables.CreateTableIfNotExistsAsync(StorageNames.Operations, Running);
        _interventions = new Interventions(tables);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Those_of_a_record_are_listed_the_latest_first_page_by_page()
    {
        var kept = Enumerable.Range(0, 5).Select(minute => Sample(minute)).ToList();
        foreach (var one in kept) await _interventions.KeepAsync(one, Running);
        var first = await _interventions.ListAsync(_record, 3, continuation: null, Running);
        var second = await _interventions.ListAsync(_record, 3, first.Continuation, Running);
        Assert.Equal(kept.Select(one => one.Id).Reverse(), first.Items.Concat(second.Items).Select(one => one.Id));
        Assert.Null(second.Continuation);
    }

    [Fact]
    public async Task What_becomes_of_one_takes_the_place_of_its_beginning()
    {
        var begun = Sample(0) with { Before = new SeenInstance(OrchestrationRuntimeStatus.Failed, SampleTown.Noon, SampleTown.Noon, ShowsStatus: true, SampleTown.Noon.AddHours(1)) };
        await _interventions.KeepAsync(begun, Running);
        var done = begun with { Outcome = InterventionOutcome.Done, After = new SeenInstance(OrchestrationRuntimeStatus.Pending, SampleTown.Noon, SampleTown.Noon, ShowsStatus: false, NextWakeUpAt: null) };
        await _interventions.KeepAsync(done, Running);
        Assert.Equal(done, Assert.Single((await _interventions.ListAsync(_record, 10, continuation: null, Running)).Items));
    }

    [Fact]
    public async Task All_are_in_the_towns_list_too()
    {
        var kept = Sample(0) with { At = DateTimeOffset.MaxValue.AddYears(-1) };
        await _interventions.KeepAsync(kept, Running);
        Assert.Equal(kept.Id, (await _interventions.ListAsync(recordId: null, 1, continuation: null, Running)).Items[0].Id);
    }

    [Fact]
    public async Task What_was_done_by_itself_goes_after_its_time_and_what_people_did_stays()
    {
        // Before any that other tests keep.
        var kept = Enumerable.Range(0, 120).Select(minute => Sample(minute) with { At = DateTimeOffset.UnixEpoch.AddMinutes(minute), By = minute % 10 == 0 ? "guan" : RecordCare.Sweep }).ToList();
        foreach (var one in kept) await _interventions.KeepAsync(one, Running);
        await _interventions.ExpireAsync(DateTimeOffset.UnixEpoch.AddMinutes(100), Running);
        var left = kept.Where((one, minute) => minute >= 100 || one.By == "guan").Select(one => one.Id).Reverse().ToList();
        Assert.Equal(left, (await _interventions.ListAsync(_record, 200, continuation: null, Running)).Items.Select(one => one.Id));
        await _interventions.ExpireAsync(DateTimeOffset.UnixEpoch.AddMinutes(100), Running);
        var all = new List<Guid>();
        for (var (page, isFirst) = (new InterventionPage([], null), true); isFirst || page.Continuation is not null; isFirst = false)
        {
            page = await _interventions.ListAsync(recordId: null, 500, page.Continuation, Running);
            all.AddRange(page.Items.Where(one => one.RecordId == _record).Select(one => one.Id));
        }

        Assert.Equal(left, all);
    }

    private Intervention Sample(int minute) => new()
    {
        Id = Guid.NewGuid(),
        RecordId = _record,
        InstanceId = _record,
        At = SampleTown.Noon.AddMinutes(minute),
        By = RecordCare.Watchdog,
        Step = EngineStep.Start,
        RecordVersion = 3,
        Outcome = InterventionOutcome.Begun,
    };
}
