using Microsoft.DurableTask;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Orchestrations;
using Xunit;

namespace Xinjing.Serverless.Tests.Hotline;

public sealed class HotlineBatchOrchestratorTests
{
    private readonly List<HotlinePlace> _filed = [];
    private readonly List<HotlineRun> _noted = [];
    private readonly VirtualEngine _engine;
    private int _stopAt = int.MaxValue;
    private int _failures;

    public HotlineBatchOrchestratorTests() => _engine = new VirtualEngine(new VirtualClock(SampleTown.Noon), HotlineBatchOrchestrator.RunAsync, Do);

    [Fact]
    public async Task Every_page_is_filed_once_and_a_lanes_pages_in_their_order()
    {
        await StartAsync();
        Assert.Equal(25 + 12, _filed.Count);
        Assert.Equal(_filed.Distinct(), _filed);
        Assert.All(_filed.GroupBy(p => p.Lane), lane => Assert.Equal(lane.Select(p => p.Page).Order(), lane.Select(p => p.Page)));
        Assert.True(_noted[^1].IsThrough);
        Assert.Equal(37, _noted[^1].Counts!.Filed);
        Assert.Empty(_engine.Running);
    }

    [Fact]
    public async Task The_history_is_begun_anew_and_the_file_is_cut_once()
    {
        await StartAsync();
        Assert.Equal(3, _engine.Executions.Count());
        Assert.Single(_noted, n => n.Wave == 0);
    }

    [Fact]
    public async Task A_canceled_batch_ends_after_the_wave()
    {
        _stopAt = 3;
        await StartAsync();
        Assert.Equal(6, _filed.Count);
        Assert.Empty(_engine.Running);
    }

    [Fact]
    public async Task A_page_that_fails_for_a_fault_of_ours_is_tried_again_and_then_left()
    {
        _failures = int.MaxValue;
        await StartAsync();
        _engine.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HotlineBatchOrchestrator.Tries, _filed.Count(p => p == _filed[0]));
        Assert.Equal(25, _noted[^1].Counts!.Failed);
        Assert.Empty(_engine.Running);
    }

    private async Task StartAsync() => await _engine.ScheduleNewOrchestrationInstanceAsync(
        nameof(HotlineBatchOrchestrator), new HotlineRun("HB1", 1), new StartOrchestrationOptions("HB1-1"), TestContext.Current.CancellationToken);

    private object Do(TaskName activity, object? input) => (activity.Name, input) switch
    {
        (nameof(HotlineActivities.CutHotlineBatch), _) => new CutBatch([25, 12, 0, 0, 0, 0, 0, 0]),
        (nameof(HotlineActivities.NoteHotlineProgress), HotlineRun run) => Note(run),
        (_, HotlinePlace page) => File(page),
        _ => throw new InvalidOperationException($"No activity '{activity.Name}'."),
    };

    private bool Note(HotlineRun run)
    {
        _noted.Add(run);
        return !run.IsThrough && run.Wave < _stopAt;
    }

    private HotlineCounts File(HotlinePlace page)
    {
        _filed.Add(page);
        return page.Lane == 0 && _failures-- > 0 ? new HotlineCounts(Failed: 1) : new HotlineCounts(Filed: 1);
    }
}
