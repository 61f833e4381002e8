using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Bulletins;
using Xinjing.Serverless.Tests.EndToEnd;
using Xinjing.Serverless.Tests.Engine;
using Xinjing.Serverless.Tests.Rebuild;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>After an outage: the orchestrations of many cases have missed their wake-up, and the engine takes its time over each.</summary>
public sealed class CaseSweepTests(BulletinStorage storage) : IClassFixture<BulletinStorage>
{
    private const int Width = 8;

    private readonly SampleEngine _engine = new() { WakesAt = DateTimeOffset.MaxValue };
    private readonly FakeTimeProvider _clock = new(SampleTown.Noon);
    private readonly Outbox _outbox = new(storage.Tables, new FakeTimeProvider(SampleTown.Noon));

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promises_do_not_wait_for_the_engine_and_some_cases_are_woken_at_once()
    {
        var town = new IndexedTown(storage.Tables, new CaseArchive(storage.Blobs));
        for (var n = 0; n < 20; n++) _engine.Known[(await town.FileAsync()).Id] = OrchestrationRuntimeStatus.Running;
        // Of a commit that never came: nothing but the promise is to be taken away.
        await _outbox.PromiseAsync(CaseId.Create("hotline", "never", SampleTown.Noon), 0, earlier: null, Running);
        _clock.Advance(TimeSpan.FromDays(30));
        var engineAnswers = new TaskCompletionSource();
        _engine.Answering = () => engineAnswers.Task;

        var sweep = Sweep(town.Store).RunAsync(_engine, Running);
        await Eventually.HoldsAsync(async () => (await _outbox.ListAsync(_clock.GetUtcNow(), 10, Running)).Count == 0 && _engine.Asked.Count >= Width);
        Assert.False(sweep.IsCompleted);
        Assert.Equal(Width, _engine.Asked.Count);
        engineAnswers.SetResult();
        await sweep;
        Assert.Equal(town.Ids.Order(), _engine.Nudged.Order());
    }

    /// <summary>What follows a commit has no part in it.</summary>
    private CaseSweep Sweep(CaseStore store) => new(
        store, new CaseQueries(storage.Tables, _clock), _outbox, followUp: null!, new RecordCare(new Interventions(storage.Tables), Options.Create(new OutboxOptions()), _clock, NullLogger<RecordCare>.Instance),
        Options.Create(new OutboxOptions()), _clock, NullLogger<CaseSweep>.Instance);
}
