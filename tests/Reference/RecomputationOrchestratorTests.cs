using Microsoft.DurableTask;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Orchestrations;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class RecomputationOrchestratorTests
{
    private const int PageSize = 5;
    private readonly List<string> _open = [.. Enumerable.Range(0, 108).Select(n => $"XJ{n:D6}")];
    private readonly List<string> _taken = [];
    private readonly List<RecomputationProgress> _noted = [];
    private readonly VirtualEngine _engine;

    public RecomputationOrchestratorTests() => _engine = new VirtualEngine(new VirtualClock(SampleTown.Noon), RecomputationOrchestrator.RunAsync, Do);

    [Fact]
    public async Task Every_open_case_is_taken_exactly_once_when_every_process_follows()
    {
        await StartAsync();
        Assert.Empty(_noted);
        _engine.Advance(ReferenceInForce.Freshness * 5);
        Assert.Equal(_open, _taken);
        Assert.Equal((108, 108), (_noted[^1].Cases, _noted[^1].MovedCases));
        Assert.Empty(_engine.Running);
    }

    [Fact]
    public async Task The_history_is_begun_anew_and_the_wait_is_not()
    {
        await StartAsync();
        _engine.Advance(ReferenceInForce.Freshness * 5);
        Assert.Equal([1, 0, 0], _engine.Executions.Select(e => e.TimersCreated));
    }

    [Fact]
    public async Task Without_open_cases_it_is_over_at_once()
    {
        _open.Clear();
        await StartAsync();
        _engine.Advance(ReferenceInForce.Freshness * 5);
        Assert.Single(_noted);
        Assert.Empty(_engine.Running);
    }

    private async Task StartAsync() => await _engine.ScheduleNewOrchestrationInstanceAsync(
        nameof(RecomputationOrchestrator), new RecomputationProgress(7), new StartOrchestrationOptions(RecomputationStart.InstanceId(7)), TestContext.Current.CancellationToken);

    private object Do(TaskName activity, object? input) => input switch
    {
        RecomputationProgress progress => Take(progress),
        RecomputationBatch batch => Recompute(batch),
        _ => throw new InvalidOperationException($"No activity '{activity.Name}'."),
    };

    private List<string> Take(RecomputationProgress progress)
    {
        _noted.Add(progress);
        return [.. _open.Where(id => string.CompareOrdinal(id, progress.After) > 0).Take(PageSize)];
    }

    private int Recompute(RecomputationBatch batch)
    {
        _taken.AddRange(batch.CaseIds);
        return batch.CaseIds.Count;
    }
}
