using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Localhost;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>A case whose orchestration sleeps past its deadline.</summary>
public sealed class RecordCareTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _id = $"XJ-{Guid.NewGuid():N}";
    private readonly FakeTimeProvider _clock = new(SampleTown.Noon);
    private readonly SampleEngine _engine = new() { WakesAt = SampleTown.Noon.AddHours(5) };
    private readonly BeforeRequest _note = BeforeRequest.Transaction();
    private Interventions _interventions = null!;
    private RecordCare _care = null!;
    private Func<bool>? _mayEnd = () => true;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(_note, HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient((await azurite.StartedAsync()).ConnectionString, options);
        await tables.CreateTableIfNotExistsAsync(StorageNames.Operations, Running);
        _interventions = new Interventions(tables);
        _care = new RecordCare(_interventions, Options.Create(new OutboxOptions()), _clock, NullLogger<RecordCare>.Instance);
        _engine.Known[_id] = OrchestrationRuntimeStatus.Running;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task One_that_was_nudged_lately_is_left_to_the_engine()
    {
        Assert.Equal(EngineStep.Nudge, await EnsureAsync());
        for (var looks = 0; looks < 19; looks++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Null(await EnsureAsync());
        }

        Assert.Single(_engine.Nudged);
        Assert.Single(await DoneAsync());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(EngineStep.Nudge, await EnsureAsync());
    }

    [Fact]
    public async Task One_that_has_changed_since_is_nudged_again()
    {
        await EnsureAsync(version: 3);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(EngineStep.Nudge, await EnsureAsync(version: 4));
        Assert.Null(await EnsureAsync(version: 4));
    }

    [Fact]
    public async Task One_that_heard_and_does_not_act_is_ended_and_begun_again_once_in_a_day()
    {
        await EnsureAsync();
        Heard();
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(9)));
        Assert.Equal(EngineStep.Terminate, await EnsureAfterAsync(TimeSpan.FromMinutes(2)));
        var ended = (await DoneAsync())[0];
        Assert.Equal((EngineStep.Terminate, InterventionOutcome.Done), (ended.Step, ended.Outcome));
        Assert.Equal([(_id, ended.Reason)], _engine.Ended);
        Assert.Equal(EngineStep.Start, await EnsureAsync());

        // The other is as deaf.
        _engine.CreatedAt = _clock.GetUtcNow();
        Assert.Equal(EngineStep.Nudge, await EnsureAfterAsync(TimeSpan.FromMinutes(1)));
        Heard();
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromHours(1)));
        Assert.Equal(EngineStep.Terminate, await EnsureAfterAsync(TimeSpan.FromHours(23)));
    }

    [Fact]
    public async Task One_that_could_not_be_ended_is_tried_again()
    {
        await EnsureAsync();
        Heard();
        _engine.WhenEnded = () => throw new TimeoutException("The engine does not answer.");
        await Assert.ThrowsAsync<TimeoutException>(() => EnsureAfterAsync(TimeSpan.FromMinutes(11)));
        _engine.WhenEnded = () => { };
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(EngineStep.Terminate, await EnsureAfterAsync(TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public async Task Nobody_is_ended_by_who_may_not()
    {
        await EnsureAsync();
        Heard();
        _mayEnd = () => false;
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(11)));
        _mayEnd = null;
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(11)));
        Assert.Empty(_engine.Ended);
    }

    [Fact]
    public async Task One_that_slept_through_its_own_alarm_is_asked_whether_it_hears()
    {
        (_engine.WakesAt, _engine.LastUpdatedAt) = (SampleTown.Noon.AddMinutes(30), SampleTown.Noon);
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(39)));
        Assert.Equal(EngineStep.Nudge, await EnsureAfterAsync(TimeSpan.FromMinutes(2)));
        // The engine is behind: it is not told twice.
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(5)));
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromHours(2)));
        Assert.Single(_engine.Nudged);
        // It gets on, two hours late. Whether it heard this or something before, nobody knows.
        Heard();
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(EngineStep.Nudge, await EnsureAfterAsync(TimeSpan.FromMinutes(10)));
        Heard();
        Assert.Equal(EngineStep.Terminate, await EnsureAfterAsync(TimeSpan.FromMinutes(11)));
    }

    [Fact]
    public async Task One_that_is_said_to_be_pending_and_shows_a_status_has_begun()
    {
        _engine.Known[_id] = OrchestrationRuntimeStatus.Pending;
        Assert.Equal(EngineStep.Nudge, await EnsureAsync());
        _engine.WakesAt = SampleTown.Noon;
        Assert.Null(await EnsureAsync());
    }

    [Fact]
    public async Task One_that_is_pending_for_too_long_is_asked_whether_it_hears()
    {
        (_engine.Known[_id], _engine.WakesAt, _engine.LastUpdatedAt) = (OrchestrationRuntimeStatus.Pending, null, SampleTown.Noon);
        Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(9)));
        Assert.Equal(EngineStep.Nudge, await EnsureAfterAsync(TimeSpan.FromMinutes(2)));
        Heard();
        _engine.Known[_id] = OrchestrationRuntimeStatus.Running;
        Assert.Equal(EngineStep.Terminate, await EnsureAfterAsync(TimeSpan.FromMinutes(11)));
    }

    [Fact]
    public async Task One_whose_look_fails_and_is_repeated_is_left_alone()
    {
        _engine.WakesAt = SampleTown.Noon;
        foreach (var _ in Enumerable.Range(0, 12))
        {
            _engine.LastUpdatedAt = _clock.GetUtcNow();
            Assert.Null(await EnsureAfterAsync(TimeSpan.FromMinutes(5)));
        }
    }

    [Fact]
    public async Task A_step_that_nobody_could_see_afterwards_is_done()
    {
        var looks = 0;
        _engine.IsSilentOn = _ => ++looks > 1;
        Assert.Equal(EngineStep.Nudge, await EnsureAsync());
        var done = Assert.Single(await DoneAsync());
        Assert.Equal(InterventionOutcome.Done, done.Outcome);
        Assert.Null(done.After);
    }

    [Fact]
    public async Task Why_the_engine_could_not_be_told_is_said_though_that_cannot_be_written_down()
    {
        _engine.Answering = () =>
        {
            _note.AtSecond(() => throw new RequestFailedException(503, "The storage does not answer."));
            return Task.CompletedTask;
        };
        _engine.WhenNudged = () => throw new InvalidOperationException("The engine is gone.");
        Assert.Equal("The engine is gone.", (await Assert.ThrowsAsync<InvalidOperationException>(() => EnsureAsync())).Message);
        Assert.Equal(InterventionOutcome.Begun, Assert.Single(await DoneAsync()).Outcome);
    }

    private Task<EngineStep?> EnsureAsync(long version = 3)
    {
        var progress = new CaseProgress(version, CaseStage.Handling, SampleTown.Noon.AddHours(1));
        return _care.EnsureAsync(new WatchedRecord(nameof(CaseOrchestrator), _id, Life: 0, new object(), progress), RecordCare.Watchdog, _engine, Running, _mayEnd);
    }

    private Task<EngineStep?> EnsureAfterAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return EnsureAsync();
    }

    private void Heard() => _engine.LastUpdatedAt = _clock.GetUtcNow().AddSeconds(1);

    private async Task<IReadOnlyList<Intervention>> DoneAsync() => (await _interventions.ListAsync(_id, 10, continuation: null, Running)).Items;
}
